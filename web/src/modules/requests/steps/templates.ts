import type { Wording } from '@anhe/contract/kernel';
import type { RequestOutcome } from '@anhe/contract/requests';

/** What a template fills in; the rest is left as `____` for the writer. */
export interface Filled {
  readonly place: string;
  readonly what: string;
  readonly unit: string;
  readonly today: string;
}

export interface Template {
  readonly key: string;
  readonly outcome: RequestOutcome;
  readonly title: Wording;
  readonly text: (filled: Filled) => string;
}

/** Beginnings of answers in plain words, in Chinese as they go out: what was seen, what was done, what comes. */
export const templates: readonly Template[] = [
  {
    key: 'mended', outcome: 'solved', title: { zh: '已经修好', en: 'Mended' },
    text: ({ place, what, unit, today }) => `您好！您反映的${place}“${what}”，我们在____月____日去看过，情况是____。${today}已经____。您路过时可以看一看，还有问题请在回执里告诉我们。${unit}`,
  },
  {
    key: 'stopped', outcome: 'solved', title: { zh: '已经制止', en: 'Stopped' },
    text: ({ place, what, unit }) => `您好！您反映的${place}“${what}”，我们在____月____日____时到了现场，当场要求____停下来。之后我们会在____月____日再去看一次。${unit}`,
  },
  {
    key: 'planned', outcome: 'replied', title: { zh: '已经安排，哪天办', en: 'Planned for a day' },
    text: ({ place, what, unit }) => `您好！您反映的${place}“${what}”，我们看过了，情况是____。这件事由____来做，____月____日开工，____月____日做完。到那天没有做完，请在回执里告诉我们。${unit}`,
  },
  {
    key: 'explained', outcome: 'replied', title: { zh: '把规定说清楚', en: 'A rule explained' },
    text: ({ what, unit }) => `您好！您问的“${what}”，规定是这样的：____（写明哪一条）。您的情况是____，所以____。要办的话，请带____到____，电话____。${unit}`,
  },
  {
    key: 'no-ground', outcome: 'not-possible', title: { zh: '没有规定支持', en: 'No rule for it' },
    text: ({ what, unit }) => `您好！您反映的“${what}”，我们查过了：____（写明哪一条）不允许这样做，所以办不到。您还可以____。对这个答复有意见，请在回执里写下来，由别的人再看一遍。${unit}`,
  },
  {
    key: 'later', outcome: 'not-possible', title: { zh: '今年没有安排', en: 'Not planned this year' },
    text: ({ place, what, unit }) => `您好！您反映的${place}“${what}”，我们去看过，情况是____。今年没有这笔钱，现在办不到。我们已经报到____年的计划里，____月会有结果。在这之前先____。${unit}`,
  },
];
