import { Refusal, invalid } from '@anhe/contract/kernel';
import type { Day, Id } from '@anhe/contract/kernel';
import { actingPost } from '../../../kernel/access/actor.ts';
import { assertTicket } from '../../../kernel/files/index.ts';
import type { UploadedFile } from '../../../kernel/files/index.ts';
import { attachmentInsert } from '../../matters/index.ts';
import type { HazardWork } from './work.ts';

interface Photo {
  readonly id: Id;
  readonly upload: UploadedFile & { readonly ticket: string };
}

/** Photographs of the spot, as the upload kept them: what a camera writes of place and owner was taken out there. */
export function addPhotos(work: HazardWork, photos: readonly Photo[], happenedOn: Day): number {
  const { request } = work;
  const ids = photos.map(({ id }) => id);
  if (new Set(ids).size !== ids.length) throw invalid({ path: ['photos'], code: 'already-used' });
  photos.forEach(({ upload }, index) => {
    if (!upload.mediaType.startsWith('image/')) throw new Refusal('kernel.wrong-content', { details: { name: upload.name, actual: upload.mediaType }, fields: [{ path: ['photos', index], code: 'wrong-kind' }] });
    assertTicket(request.keys, upload, request.actor, request.now, ['photos', index, 'upload']);
  });
  for (const { id, upload } of photos) work.add(...attachmentInsert(request, work.home, { attachment: id, kind: 'scene', upload, happenedOn, seenBy: actingPost(request.actor).post }));
  return photos.length;
}
