/** Public telephone numbers in the order a person in trouble needs them; the danger numbers first. */
export const calls = ['110', '120', '119', '12345', '12348', '12333', '12338', '12309', '12366'] as const;
