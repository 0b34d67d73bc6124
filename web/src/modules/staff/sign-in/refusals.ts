import type { Wording } from '@anhe/contract/kernel';

export const unreachable: Wording = { zh: '没有连上服务器。请看网络是否正常，再按一次', en: 'The server could not be reached. Check the network and press again' };

const wrongPassword: Wording = { zh: '登录名或密码不对。请核对大小写；忘记密码请找本单位管理员', en: 'The name or password is wrong. Check capitals; if it is forgotten, ask your administrator' };
const wrongCode: Wording = { zh: '验证码不对，或已过期。请用最新的一个', en: 'The code is wrong or too old. Use the newest one' };

/** What the sign-in answers when it refuses, in words; the sign-in's own codes are those of its library. */
const byCode: Readonly<Record<string, Wording>> = {
  INVALID_USERNAME_OR_PASSWORD: wrongPassword,
  INVALID_EMAIL_OR_PASSWORD: wrongPassword,
  INVALID_PHONE_NUMBER_OR_PASSWORD: wrongPassword,
  INVALID_USERNAME: wrongPassword,
  INVALID_PASSWORD: { zh: '密码不对', en: 'The password is wrong' },
  INVALID_CODE: wrongCode,
  INVALID_OTP: wrongCode,
  OTP_EXPIRED: wrongCode,
  OTP_NOT_FOUND: wrongCode,
  INVALID_TWO_FACTOR_COOKIE: { zh: '时间过久，请重新输入密码', en: 'That took too long; give the password again' },
  TOO_MANY_ATTEMPTS: { zh: '试错次数过多，请重新获取验证码', en: 'Too many tries; ask for a new code' },
  TOO_MANY_ATTEMPTS_REQUEST_NEW_CODE: { zh: '试错次数过多，请重新获取验证码', en: 'Too many tries; ask for a new code' },
  PASSWORD_TOO_SHORT: { zh: '密码太短', en: 'The password is too short' },
  PASSWORD_TOO_LONG: { zh: '密码太长', en: 'The password is too long' },
  PASSKEY_NOT_FOUND: { zh: '这台设备的通行密钥没有登记过。请先用别的方式登录，再到“设置”里添加', en: 'This device’s passkey is not known here. Sign in another way first and add it in the settings' },
  DEVICE: { zh: '设备没有给出通行密钥：可能取消了，或这台设备没有。可换别的方式登录', en: 'The device gave no passkey: cancelled, or it has none. Sign in another way' },
};

/** The words for a refused sign-in. */
export function refusalWording(code: string | undefined, status: number): Wording {
  const known = code === undefined ? undefined : byCode[code];
  if (known !== undefined) return known;
  if (status === 429) return { zh: '试得太频繁，请一分钟后再试', en: 'Too many tries; wait a minute' };
  if (status === 404) return { zh: '这里没有开通这种登录方式', en: 'This way of signing in is not set up here' };
  if (status >= 500) return { zh: '服务器暂时不能登录，请稍后再按一次', en: 'The server cannot sign you in right now; press again in a moment' };
  return { zh: '登录未成功，请核对后再试', en: 'Not signed in; check what you typed and try again' };
}
