import { Refusal } from '@anhe/contract/kernel';

export async function refusalOf(work: Promise<unknown>): Promise<Refusal | undefined> {
  try {
    await work;
    return undefined;
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
}

/** 'done', or the code of the refusal; any other failure is thrown on. */
export const codeOf = async (work: Promise<unknown>): Promise<string> => (await refusalOf(work))?.code ?? 'done';

/** Each field that was refused, with its reason: `path code`; none when it was done. */
export const fieldsOf = async (work: Promise<unknown>): Promise<string[]> => ((await refusalOf(work))?.fields ?? []).map(({ path, code }) => `${path.join('.')} ${code}`);

/** The bytes of a file that an operation answered. */
export const bytesOf = (answer: { readonly bytes: unknown }): Uint8Array => answer.bytes as Uint8Array; // what every file answer holds
