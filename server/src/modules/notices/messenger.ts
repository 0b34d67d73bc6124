import { newId } from '@anhe/contract/kernel';
import { messageText } from '@anhe/contract/notices';
import type { Template } from '@anhe/contract/notices';
import type { Gateway } from './gateway.ts';

/** Sends messages by template through a gateway. */
export interface Messenger {
  readonly channel: Gateway['channel'];
  /** @param id the same for every attempt at one message; a new one unless given */
  send(to: string, template: Template, values: Readonly<Record<string, string>>, id?: string): Promise<void>;
}

/** @param publicUrl the address that people see; messages name it */
export function openMessenger(gateway: Gateway, publicUrl: string): Messenger {
  return {
    channel: gateway.channel,
    send: (to, template, values, id = newId()) => gateway.send({ id, to, text: messageText(template, { ...values, link: `${publicUrl}/r` }) }),
  };
}
