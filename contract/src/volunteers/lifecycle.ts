import type { Lifecycle } from '../kernel/index.ts';

export const volunteerStatuses = {
  applied: { zh: '待答复', en: 'To be answered' },
  accepted: { zh: '已接纳', en: 'Taken on' },
  refused: { zh: '未接纳', en: 'Not taken on', final: true },
  suspended: { zh: '暂停', en: 'Paused' },
  left: { zh: '已退出', en: 'Left', final: true },
} as const;
export type VolunteerStatus = keyof typeof volunteerStatuses;
export type VolunteerStep = 'accept' | 'refuse' | 'suspend' | 'resume' | 'change' | 'train' | 'insure' | 'link' | 'certify' | 'leave';

/** From an application to leaving, which is open at any time and asks for no reason. */
export const volunteerLifecycle: Lifecycle<VolunteerStatus, VolunteerStep> = {
  name: 'volunteer',
  statuses: volunteerStatuses,
  initial: 'applied',
  steps: {
    accept: { title: { zh: '接纳', en: 'Take on' }, from: ['applied'], to: 'accepted' },
    refuse: { title: { zh: '不予接纳', en: 'Do not take on' }, from: ['applied'], to: 'refused' },
    suspend: { title: { zh: '暂停', en: 'Pause' }, from: ['accepted'], to: 'suspended' },
    resume: { title: { zh: '恢复', en: 'Go on again' }, from: ['suspended'], to: 'accepted' },
    change: { title: { zh: '更正资料', en: 'Correct what is kept' }, from: ['applied', 'accepted', 'suspended'], to: 'same' },
    train: { title: { zh: '登记培训', en: 'Record training' }, from: ['applied', 'accepted', 'suspended'], to: 'same' },
    insure: { title: { zh: '登记保险', en: 'Record insurance' }, from: ['applied', 'accepted', 'suspended'], to: 'same' },
    link: { title: { zh: '关联岗位', en: 'Tie to a post' }, from: ['accepted', 'suspended'], to: 'same' },
    certify: { title: { zh: '开具服务时间证明', en: 'Issue a certificate of hours' }, from: ['accepted', 'suspended'], to: 'same' },
    leave: { title: { zh: '退出', en: 'Leave' }, from: ['applied', 'accepted', 'suspended'], to: 'left' },
  },
};

export const serviceStatuses = {
  offered: { zh: '可报名', en: 'Offered' },
  taken: { zh: '已报名', en: 'Taken' },
  attended: { zh: '已到场，待确认', en: 'Attended, to be confirmed' },
  confirmed: { zh: '已确认', en: 'Confirmed' },
  left: { zh: '已退出', en: 'Left' },
  cancelled: { zh: '已取消', en: 'Cancelled', final: true },
} as const;
export type ServiceStatus = keyof typeof serviceStatuses;
export type ServiceStep = 'take' | 'drop' | 'attend' | 'confirm' | 'correct' | 'cancelTask';

/** One volunteer on one task: hours count once a second person of the unit has confirmed when it began and ended. */
export const serviceLifecycle: Lifecycle<ServiceStatus, ServiceStep> = {
  name: 'volunteer task',
  statuses: serviceStatuses,
  initial: 'offered',
  steps: {
    take: { title: { zh: '报名', en: 'Take it' }, from: ['offered', 'left'], to: 'taken' },
    drop: { title: { zh: '退出任务', en: 'Leave the task' }, from: ['taken'], to: 'left' },
    attend: { title: { zh: '登记到场', en: 'Record who came' }, from: ['taken'], to: 'attended' },
    confirm: { title: { zh: '确认时间', en: 'Confirm the time' }, from: ['attended'], to: 'confirmed' },
    correct: { title: { zh: '更正时间', en: 'Correct the time' }, from: ['attended', 'confirmed'], to: 'attended' },
    cancelTask: { title: { zh: '取消任务', en: 'Cancel the task' }, from: ['offered', 'taken'], to: 'cancelled' },
  },
};
