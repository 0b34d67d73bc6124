import type { placeOperations } from '@anhe/contract/places';
import type { World } from '../world.ts';
import { holds } from './case.ts';
import type { Case, CasesOf } from './case.ts';

const director = { actor: (world: World) => world.post('committee', 'director').actor, colleague: (world: World) => world.administrator };
const administrator = { actor: (world: World) => world.post('county', 'administrator').actor };

const ask = (input: (world: World) => Record<string, unknown>, shows?: (answer: unknown) => boolean): Case => ({
  ...director, make: (world) => ({ input: () => input(world), ...(shows === undefined ? {} : { shows }) }),
});

export const placeCases: CasesOf<typeof placeOperations> = {
  children: ask((world) => ({ place: world.village.slice(0, 9) }), holds('610524001201')),
  search: ask((world) => ({ text: world.village }), holds('610524001201')),
  get: ask((world) => ({ place: world.village })),
  borders: ask(() => ({})),
  addCell: {
    ...director,
    make: (world) => {
      const input = { village: world.village, kind: 'grid', name: `格${Math.random().toString(36).slice(2, 8)}` };
      return { input: () => input };
    },
    otherwise: (input) => ({ ...input, kind: 'group' }),
  },
  renameCell: {
    ...director,
    make: async (world) => {
      const place = await world.cell();
      return { input: () => ({ place, name: `改${place.slice(-3)}` }) };
    },
    otherwise: (input) => ({ ...input, name: '别的名' }),
  },
  endCell: {
    ...director,
    make: async (world) => {
      const place = await world.cell();
      return { input: () => ({ place }) };
    },
    otherwise: (input) => ({ ...input, to: String(input['place']).slice(0, 12) }),
  },
  readCodes: {
    ...administrator,
    make: (world) => ({ input: async (actor) => ({ upload: await world.upload(actor, 'a.csv', `统计用区划代码,名称\n${world.village},测试村委会\n`) }) }),
  },
  previewCodes: {
    ...administrator,
    make: async (world) => {
      const input = await world.codes();
      return { input: () => ({ ...input }) };
    },
  },
  imports: {
    ...administrator,
    make: async (world) => {
      const made = await world.codeImport();
      return { input: () => ({}), shows: holds(made) };
    },
  },
  import: {
    ...administrator,
    make: async (world) => {
      const made = await world.codeImport();
      return { input: () => ({ import: made }) };
    },
  },
  applyCodes: {
    ...administrator,
    make: async (world) => {
      const made = await world.codeImport();
      return { input: () => ({ import: made, on: world.today }) };
    },
  },
};
