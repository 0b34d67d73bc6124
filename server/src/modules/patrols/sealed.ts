import { sealedWords } from '../../kernel/crypto/sealed-words.ts';

type Sealed = 'point.look' | 'point.code' | 'shift.note' | 'shift.reason' | 'patrol.summary' | 'seen.words';

export const { sealSaid: sealWords, openSaid: openWords } = sealedWords<Sealed>('patrols');
