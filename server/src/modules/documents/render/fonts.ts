/**
 * The prescribed typefaces and what stands in for them. 仿宋, 楷体, 黑体 and 小标宋 are licensed and come from the
 * deployment (a directory of its own, or the system); where one is absent the open Noto face stands in and is reported.
 */
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/** A role that a typeface plays on a paper. */
export type FaceRole = 'body' | 'kai' | 'heading' | 'title';

/** A typeface as Typst is told: families in order of preference, and the weight that suits the first. */
export interface Face {
  readonly fonts: readonly string[];
  readonly weight: number;
}

export type Faces = Readonly<Record<FaceRole, Face>>;

/** A prescribed typeface that was not found, and what is printed instead. */
export interface SubstitutedFont {
  readonly wanted: string;
  readonly used: string;
}

interface Prescribed {
  readonly wanted: string;
  /** Family names under which the typeface is sold or shipped. */
  readonly families: readonly string[];
  readonly substitute: string;
  readonly substituteWeight: number;
}

/** The open face that the body is set in where the prescribed one is absent. */
export const serif = 'Noto Serif SC';
const sans = 'Noto Sans SC';

const prescribed: Readonly<Record<FaceRole, Prescribed>> = {
  body: {
    wanted: '仿宋', substitute: serif, substituteWeight: 400,
    families: ['FangSong_GB2312', '仿宋_GB2312', 'FangSong', '仿宋', 'STFangsong', '华文仿宋', 'FZFangSong-Z02', 'FZFangSong-Z02S'],
  },
  kai: {
    wanted: '楷体', substitute: serif, substituteWeight: 400,
    families: ['KaiTi_GB2312', '楷体_GB2312', 'KaiTi', '楷体', 'STKaiti', '华文楷体', 'FZKai-Z03', 'FZKai-Z03S'],
  },
  heading: {
    wanted: '黑体', substitute: sans, substituteWeight: 500,
    families: ['SimHei', '黑体', 'STHeiti', '华文黑体', 'FZHei-B01', 'FZHei-B01S'],
  },
  title: {
    wanted: '小标宋', substitute: serif, substituteWeight: 700,
    families: ['FZXiaoBiaoSong-B05', 'FZXiaoBiaoSong-B05S', '方正小标宋_GBK', '方正小标宋简体', 'STZhongsong', '华文中宋'],
  },
};

/** Every family name that is looked for. */
export const soughtFamilies: readonly string[] = Object.values(prescribed).flatMap((face) => face.families);

/** Directories of the open faces that ship with the product. */
export function shippedFontDirectories(): readonly string[] {
  const require = createRequire(import.meta.url);
  const root = (name: string): string => dirname(require.resolve(`@expo-google-fonts/${name}/package.json`));
  return [
    join(root('noto-serif-sc'), '400Regular'), join(root('noto-serif-sc'), '700Bold'),
    join(root('noto-sans-sc'), '400Regular'), join(root('noto-sans-sc'), '500Medium'),
  ];
}

/**
 * Chooses the face of each role.
 * Takes the sought families that are absent (compared without case), gives the faces and the list of substitutes.
 */
export function chooseFaces(absent: ReadonlySet<string>): { faces: Faces; substituted: readonly SubstitutedFont[] } {
  const substituted: SubstitutedFont[] = [];
  const choose = (role: FaceRole): Face => {
    const { families, substitute, substituteWeight, wanted } = prescribed[role];
    const found = families.find((family) => !absent.has(family.toLowerCase()));
    if (found !== undefined) return { fonts: [found, substitute, sans], weight: 400 };
    substituted.push({ wanted, used: substitute });
    return { fonts: [substitute, substitute === serif ? sans : serif], weight: substituteWeight };
  };
  const faces = { body: choose('body'), kai: choose('kai'), heading: choose('heading'), title: choose('title') };
  return { faces, substituted };
}
