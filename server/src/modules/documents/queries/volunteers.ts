import { documentOperations, paperKinds } from '@anhe/contract/documents';
import type { PaperInput } from '@anhe/contract/documents';
import { onQuery } from '../../../kernel/run/handler.ts';
import { certificateName, readCertificate } from '../../volunteers/index.ts';
import type { CertificateSubject } from '../../volunteers/index.ts';
import { paperFile } from './file.ts';

/** A certificate as it was issued, with the name of today. */
export const hoursCertificate = onQuery<(typeof documentOperations)['hoursCertificate'], CertificateSubject, Record<never, never>>({
  operation: documentOperations.hoursCertificate,
  subject: ({ input }) => readCertificate(input.county, input.certificate),
  facts: () => ({}),
  // A volunteer's own is nobody else's reading.
  log: ({ actor }, { subject }) => (actor.kind === 'staff' && actor.post === subject.post ? [] : [{ place: subject.head.place, party: subject.volunteer, outcome: 'exported', fields: ['hoursCertificate'] }]),
  answer: ({ input, keys }, { subject }) => {
    const { unitName, phone, number, minutes, services, firstOn, lastOn, issuedOn } = subject;
    const view: PaperInput<'hoursCertificate'> = { unit: unitName, number, name: certificateName(keys, subject), from: firstOn, until: lastOn, services, minutes, ...(phone === null ? {} : { phone }), issuedOn };
    return paperFile('hoursCertificate', view, input.format, paperKinds.hoursCertificate.zh, number);
  },
});
