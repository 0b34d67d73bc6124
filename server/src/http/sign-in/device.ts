import type { Wording } from '@anhe/contract/kernel';

const browsers: readonly (readonly [RegExp, string, string])[] = [
  [/MicroMessenger/u, '微信', 'WeChat'],
  [/DingTalk/u, '钉钉', 'DingTalk'],
  [/HuaweiBrowser/u, '华为浏览器', 'Huawei Browser'],
  [/MiuiBrowser/u, '小米浏览器', 'Mi Browser'],
  [/QQBrowser/u, 'QQ 浏览器', 'QQ Browser'],
  [/360SE|QihooBrowser|360EE/u, '360 浏览器', '360 Browser'],
  [/Edg\//u, 'Edge', 'Edge'],
  [/Firefox\//u, '火狐', 'Firefox'],
  [/Chrom(e|ium)\//u, 'Chrome', 'Chrome'],
  [/Safari\//u, 'Safari', 'Safari'],
];

const systems: readonly (readonly [RegExp, string, string])[] = [
  [/HarmonyOS|OpenHarmony/u, '鸿蒙', 'HarmonyOS'],
  [/Android/u, '安卓', 'Android'],
  [/iPhone|iPad/u, '苹果手机或平板', 'iPhone or iPad'],
  [/Windows/u, 'Windows', 'Windows'],
  [/Mac OS X/u, 'macOS', 'macOS'],
  [/UOS|uos/u, '统信 UOS', 'UOS'],
  [/Kylin|kylin/u, '麒麟', 'Kylin'],
  [/Linux/u, 'Linux', 'Linux'],
];

const unknown: Wording = { zh: '未知设备', en: 'Unknown device' };

/** Browser and system in plain words, from what the browser says of itself. */
export function deviceWords(userAgent: string | null): Wording {
  if (userAgent === null || userAgent === '') return unknown;
  const find = (table: typeof browsers) => table.find(([pattern]) => pattern.test(userAgent));
  const found = [find(browsers), find(systems)].filter((entry) => entry !== undefined);
  if (found.length === 0) return unknown;
  return { zh: found.map(([, zh]) => zh).join(' · '), en: found.map(([, , en]) => en).join(' · ') };
}
