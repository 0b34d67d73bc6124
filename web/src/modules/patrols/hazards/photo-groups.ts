import type { Id } from '@anhe/contract/kernel';
import type { HazardView } from '@anhe/contract/patrols';
import type { TimelineEntry } from '@anhe/contract/matters';

const groupOf: Readonly<Record<string, PhotoGroup>> = { 'patrols.hazard-found': 'found', 'patrols.hazard-mended': 'mended', 'patrols.hazard-checked': 'checked', 'patrols.hazard-added': 'added' };
export type PhotoGroup = 'found' | 'mended' | 'checked' | 'added';

export interface Photographed {
  readonly group: PhotoGroup;
  readonly entry: Pick<TimelineEntry, 'seq' | 'occurredOn' | 'by'>;
  readonly photos: readonly Id[];
}

/** The photographs with the records they came with, in order: what it was like beside what it is like. A file is recorded in the moment of its record. */
export function photosByRecord(files: readonly Pick<HazardView['files'][number], 'id' | 'recordedAt' | 'mediaType'>[], entries: readonly Pick<TimelineEntry, 'seq' | 'type' | 'occurredOn' | 'recordedAt' | 'by'>[]): readonly Photographed[] {
  const images = files.filter(({ mediaType }) => mediaType.startsWith('image/'));
  const groups = entries.toSorted((a, b) => a.seq - b.seq).flatMap((entry): Photographed[] => {
    const group = groupOf[entry.type];
    const photos = images.filter(({ recordedAt }) => Date.parse(recordedAt) === Date.parse(entry.recordedAt)).map(({ id }) => id);
    return group === undefined || photos.length === 0 ? [] : [{ group, entry, photos }];
  });
  const told = new Set(groups.flatMap(({ photos }) => photos));
  const rest = images.filter(({ id }) => !told.has(id)).map(({ id }) => id);
  const [first] = entries;
  return rest.length === 0 || first === undefined ? groups : [...groups, { group: 'added', entry: { ...first, seq: -1 }, photos: rest }];
}
