import { type Receipt, readReceipt } from '../../../functions/core/receipt.ts';
import { readDevice, writeDevice } from '../device.ts';
import { Store } from '../store.ts';

const KEY = 'receipts';
const KEEP = 'keep-receipts';

/** A signed receipt as it came, and what it says. */
export interface KeptReceipt {
  readonly jws: string;
  readonly receipt: Receipt;
}

function receiptsIn(text: string | null): readonly KeptReceipt[] {
  return (text ?? '').split('\n').flatMap((jws) => {
    const read = readReceipt(jws);
    return read ? [{ jws, receipt: read.receipt }] : [];
  });
}

/**
 * The latest receipt for each proposal. A receipt shows how somebody voted: it lies in this tab alone, beside the
 * tokens, unless its owner says that the device is theirs.
 */
export const receipts = new Store<readonly KeptReceipt[]>(receiptsIn(sessionStorage.getItem(KEY) ?? readDevice(KEY)));
/** Whether they are kept on the device beyond this tab. */
export const keepsReceipts = new Store(readDevice(KEEP) === 'yes');

function write(kept: readonly KeptReceipt[]): void {
  const text = kept.map(({ jws }) => jws).join('\n');
  sessionStorage.setItem(KEY, text);
  writeDevice(KEY, keepsReceipts.value && text !== '' ? text : null);
  receipts.set(kept);
}

/** Keeps a receipt that an answer has brought; an older one for the same proposal goes. */
export function keepReceipt(jws: string): void {
  const [kept] = receiptsIn(jws);
  if (!kept) return;
  const { campaign, number, revision } = kept.receipt;
  const same = ({ receipt }: KeptReceipt) => receipt.campaign === campaign && receipt.number === number;
  if (receipts.value.some((other) => same(other) && other.receipt.revision > revision)) return;
  write([...receipts.value.filter((other) => !same(other)), kept]);
}

export function keepOnDevice(keep: boolean): void {
  writeDevice(KEEP, keep ? 'yes' : null);
  keepsReceipts.set(keep);
  write(receipts.value);
}

export function deleteReceipts(): void {
  write([]);
}
