/** Papers of Ping'an awards: they name places and organisations, never a person. No official specimen of them was found. */
import { z } from 'zod';
import { PaperDate, PaperLine } from './parts.ts';

/** 命名证书: who bears which award, under which number, until when. */
export const AwardCertificatePaper = z.object({ holder: PaperLine, place: PaperLine.optional(), award: PaperLine, number: PaperLine, namedOn: PaperDate, until: PaperDate, office: PaperLine.optional() });

const Entry = z.object({ holder: PaperLine, place: PaperLine.optional(), award: PaperLine, number: PaperLine.optional(), from: PaperDate, until: PaperDate });

/** 命名公示 of what is on notice, or 命名名单 of what is in force. */
export const AwardListPaper = z.object({ what: z.enum(['notice', 'named']), office: PaperLine, phone: PaperLine.optional(), entries: z.array(Entry).max(2500), printedOn: PaperDate });
