import { z } from 'zod';
import { Instant } from './dates.ts';
import type { CatalogueEntry } from './errors.ts';
import { Id } from './ids.ts';

/**
 * What the pages send for signing in and for one's own account. These are not operations: they come before there is an
 * actor, go past the road and write no events. All lie under /api/sign-in; GET without, POST with a JSON body.
 */

export const signInErrors = {
  'sign-in.wrong': { status: 401, zh: '登录名或密码不对', en: 'Login name or password is wrong' },
  'sign-in.wrong-code': { status: 401, zh: '验证码不对或已失效', en: 'The code is wrong or no longer valid' },
  'sign-in.wrong-card': { status: 401, zh: '卡号、PIN 或登录码不对，或登录码已经用过', en: 'Card number, PIN or code is wrong, or the code was used before' },
  'sign-in.wrong-passkey': { status: 401, zh: '通行密钥验证没有通过', en: 'The passkey was not accepted' },
  'sign-in.wrong-password': { status: 422, zh: '现在的密码不对', en: 'The present password is wrong' },
  'sign-in.link-expired': { status: 410, zh: '这一链接已用过或已过期，请联系管理员重新发送', en: 'This link was used or has expired; ask the administrator for a new one' },
  'sign-in.weak-pin': { status: 422, zh: 'PIN 太容易猜到，请换一个', en: 'This PIN is too easy to guess; choose another one' },
  'sign-in.totp-on': { status: 409, zh: '动态验证码已经开启', en: 'The second factor is already on' },
  'sign-in.not-offered': { status: 404, zh: '本系统没有开通这种登录方式', en: 'This way of signing in is not offered here' },
  'sign-in.foreign-origin': { status: 403, zh: '请求来自别的网站，未予执行', en: 'The request came from another site and was not carried out' },
} as const satisfies Record<string, CatalogueEntry>;

/** At least ten characters; long ones without rules are better than short ones with rules. */
export const NewPassword = z.string().min(10).max(128).meta({ id: 'NewPassword' });
export const Pin = z.string().regex(/^\d{6}$/, 'wrong-kind').meta({ id: 'Pin' });

const Login = z.string().trim().min(1).max(60);
const Password = z.string().min(1).max(128);
const MobileNumber = z.string().trim().regex(/^1\d{10}$/, 'phone-number');
const Code = z.string().trim().min(4).max(20);
const Card = { card: z.string().trim().min(4).max(20), number: z.int().min(1).max(99).optional(), code: z.string().trim().min(4).max(20), pin: Pin };
/** Stays signed in after the browser is closed; not on a shared computer. */
const keep = z.boolean().default(false);
const nothing = z.strictObject({});
const Done = z.object({ done: z.literal(true) });
/** Signed in, or the second factor comes next. */
const Next = z.object({ next: z.enum(['done', 'totp']) });
/** What the browser's WebAuthn functions take and give, passed on as it is. */
const WebAuthn = z.record(z.string(), z.unknown());

export const Device = z.object({
  id: Id,
  /** Browser and system in plain words, as far as the browser says. */
  device: z.object({ zh: z.string(), en: z.string() }),
  /** Network address of the last use. */
  address: z.string().nullable(),
  signedInAt: Instant, lastUsedAt: Instant, expiresAt: Instant, current: z.boolean(),
}).meta({ id: 'SignInDevice' });
export type Device = z.infer<typeof Device>;

export const CardLine = z.object({ id: Id, number: z.string(), createdAt: Instant, expiresAt: Instant, active: z.boolean(), left: z.int() }).meta({ id: 'SignInCardLine' });

export interface SignInCall {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly input: z.ZodObject;
  readonly output: z.ZodType;
}

const get = <O extends z.ZodType>(path: string, output: O) => ({ method: 'GET', path: `/sign-in${path}`, input: nothing, output }) as const;
const post = <I extends z.ZodObject, O extends z.ZodType>(path: string, input: I, output: O) => ({ method: 'POST', path: `/sign-in${path}`, input, output }) as const;

export const signInCalls = {
  /** Which ways of signing in this installation offers. */
  methods: get('/methods', z.object({
    password: z.literal(true), card: z.literal(true), passkey: z.boolean(), phoneCode: z.boolean(), oidc: z.object({ name: z.string() }).nullable(),
  })),
  password: post('/password', z.strictObject({ login: Login, password: Password, keep }), Next),
  totp: post('/totp', z.strictObject({ code: Code, trustDevice: z.boolean().default(false) }), Next),
  backupCode: post('/backup-code', z.strictObject({ code: Code }), Next),
  card: post('/card', z.strictObject(Card), Next),
  /** First use of a card: its holder chooses the PIN. */
  activateCard: post('/card/activate', z.strictObject(Card), Next),
  /** Always answers alike, whether the number belongs to an account or not. */
  sendPhoneCode: post('/phone-code/send', z.strictObject({ phone: MobileNumber }), Done),
  phoneCode: post('/phone-code', z.strictObject({ phone: MobileNumber, code: Code }), Next),
  passkeyOptions: get('/passkey/options', WebAuthn),
  passkey: post('/passkey', z.strictObject({ response: WebAuthn }), Next),
  /** Where to send the browser; afterwards it comes back to `to`. */
  oidc: post('/oidc', z.strictObject({ to: z.string().max(300).regex(/^\/(desk|field)(\/[^\s\\]*)?$/).default('/desk') }), z.object({ url: z.string() })),
  /** Chooses a password by the link of an invitation. */
  newPassword: post('/new-password', z.strictObject({ token: z.string().min(20).max(100), password: NewPassword }), Done),
  signOut: post('/sign-out', nothing, Done),
  account: get('/account', z.object({
    login: z.string(), name: z.string(), password: z.boolean(), totp: z.boolean(),
    passkeys: z.array(z.object({ id: z.string(), name: z.string().nullable(), createdAt: Instant.nullable() })), cards: z.array(CardLine),
  })),
  devices: get('/devices', z.object({ items: z.array(Device) })),
  endDevice: post('/devices/end', z.strictObject({ id: Id }), Done),
  /** Ends all sign-ins of this account, this one too. */
  endAllDevices: post('/devices/end-all', nothing, Done),
  changePassword: post('/change-password', z.strictObject({ current: Password, password: NewPassword }), Done),
  startTotp: post('/totp/start', z.strictObject({ password: Password }), z.object({ uri: z.string(), qr: z.string(), backupCodes: z.array(z.string()) })),
  confirmTotp: post('/totp/confirm', z.strictObject({ code: Code }), Done),
  endTotp: post('/totp/end', z.strictObject({ password: Password }), Done),
  passkeyRegistration: get('/passkey/registration', WebAuthn),
  addPasskey: post('/passkey/add', z.strictObject({ name: z.string().trim().min(1).max(40), response: WebAuthn }), Done),
  removePasskey: post('/passkey/remove', z.strictObject({ id: z.string().min(1).max(60) }), Done),
} as const satisfies Record<string, SignInCall>;

export type SignInCallName = keyof typeof signInCalls;
