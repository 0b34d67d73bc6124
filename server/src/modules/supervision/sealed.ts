import { sealedWords } from '../../kernel/crypto/sealed-words.ts';

type Sealed =
  | 'finding.reason' | 'letter.heading' | 'letter.body' | 'letter.remark' | 'letter.where' | 'letter.minutes' | 'letter.objection' | 'letter.decision' | 'letter.effect' | 'letter.ended' | 'reply.words' | 'reply.remark' | 'urge.words' | 'urge.answer' | 'pledge.words';

export const { seal, sealSaid, open, openSaid } = sealedWords<Sealed>('supervision');
