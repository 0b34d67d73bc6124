import type { Wording } from '../kernel/index.ts';

/** Whom to call at once, and what to do until help is there. */
export interface UrgentCall {
  readonly phone: string;
  readonly say: Wording;
}

/** Words that speak of danger to life whatever they are about; too often is better than once too rarely. The catalogue's own advice is for the rest. */
const urgent: readonly { readonly words: RegExp; readonly unless?: RegExp; readonly call: UrgentCall }[] = [
  {
    // A fire in the hills has advice of its own.
    words: /着火|起火|失火|火灾|大火|冒黑烟|冒浓烟|爆炸|\b(on fire|burning|explosion)\b/i, unless: /山|林|秸秆|麦茬/,
    call: { phone: '119', say: { zh: '着火、冒烟、爆炸：人先出来，不要回去拿东西，到外面打119，说清地点。', en: 'Fire, smoke, explosion: get out first, do not go back for things, call 119 from outside and say where it is.' } },
  },
  {
    words: /晕倒|昏倒|昏迷|不省人事|没有?呼吸|没气了|喘不上气|喘不过气|大出血|流血不止|止不住血|心梗|触电|喝(了)?农药|自杀|轻生|跳楼|割腕|\b(unconscious|not breathing|bleeding badly|suicide)\b/i,
    call: { phone: '120', say: { zh: '有人昏倒、出血、中毒、想不开：马上打120，身边留人，不要走开。', en: 'Somebody has collapsed, bleeds, is poisoned or means to end their life: call 120 at once and stay with them.' } },
  },
  {
    words: /持刀|拿着?刀|砍人|砍伤|杀人|抢劫|绑架|强奸|往死里打|打死人|快打死|\b(knife|robbery|being beaten|kidnap)/i,
    call: { phone: '110', say: { zh: '有人行凶、抢劫、正在打人：先躲到安全的地方，马上打110；有人受伤再打120。', en: 'Violence or robbery: get to a safe place and call 110 at once; if somebody is hurt, 120.' } },
  },
];

/** The call that the words themselves demand; undefined where they do not. Known without asking anybody, so that it is said without a connection, too. */
export const urgentCall = (text: string): UrgentCall | undefined => urgent.find(({ words, unless }) => words.test(text) && unless?.test(text) !== true)?.call;
