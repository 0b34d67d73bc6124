import { enumOf } from '../kernel/index.ts';

export const matterKinds = {
  dispute: { zh: '矛盾纠纷', en: 'Dispute' },
  request: { zh: '群众诉求', en: 'Request' },
  hazard: { zh: '隐患', en: 'Hazard' },
  alarm: { zh: '告警', en: 'Alarm' },
  errand: { zh: '帮办代办', en: 'Errand' },
} as const;
export const MatterKind = enumOf(matterKinds).meta({ id: 'MatterKind' });
