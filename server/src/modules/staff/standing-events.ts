/** Events after which a person may act as something else than before. */
export const standingEvents = [
  'staff.unit-closed', 'staff.post-added', 'staff.post-ended', 'staff.post-areas-set', 'staff.deputy-appointed', 'staff.deputy-ended', 'staff.person-invited',
] as const;
