import { fireEvent, screen, waitFor, within } from '@testing-library/svelte';
import type { UserEvent } from '@testing-library/user-event';
import { afterEach, describe, expect, it, vi } from 'vitest';

import type { ConfirmationView } from '../../lib/backend/types';
import { navigation } from '../../lib/route.svelte';
import { deferred, described, fill, openPage, replay } from '../../testing/page';
import { largestProofBytes, ProofForm } from './proof.svelte';

const errors = import.meta.glob<string>('../../../../src-tauri/crates/words/locales/*/errors.ftl', {
  query: '?raw',
  import: 'default',
  eager: true,
});
const order = '00000000-0000-0000-0000-000000000001';
const orderRoute = { page: 'order', order } as const;
const number = '7310061187';
const account = 'IE00 DEMO 0000 0045 1200 18';

const pdf = (name = 'confirmation.pdf') => new File(['%PDF-1.7\n', '%%EOF'], name, { type: 'application/pdf' });

function ofSize(bytes: number, name = 'scan.png'): File {
  return new File([new Uint8Array(bytes)], name, { type: 'image/png' });
}

const fileField = () => screen.findByLabelText<HTMLInputElement>('File', { exact: false, selector: 'input' });
const uploadButton = () => screen.getByRole('button', { name: 'Upload payment proof' });
/** A word of the errors as Rust says it. */
function errorWord(language: string, id: string): string {
  const path = Object.keys(errors).find((name) => name.includes(`/${language}/`)) ?? '';
  return errors[path]?.match(new RegExp(`^${id} = (.*)$`, 'm'))?.[1] ?? 'missing';
}

async function upload(user: UserEvent, file: File) {
  await user.upload(await fileField(), file);
  await user.click(uploadButton());
}

afterEach(() => vi.useRealTimers());

describe('the transfer of an order', () => {
  it('shows what to send and by when, warns, and copies all of it as text', async () => {
    const { user, replay } = await openPage(orderRoute, 'transfer');
    const details = within(await screen.findByRole('region', { name: 'Transfer details' }));
    expect(details.getByText(`${number} / 4512880`)).toBeTruthy();
    expect(details.getByText(account)).toBeTruthy();
    expect(details.getByText('Wed 28 July 2021')).toBeTruthy();
    expect(screen.getByText('The renewal closes before the order expires.')).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Copy transfer details' }));
    const copied = await navigator.clipboard.readText();
    const told = replay.answer('order', order).transfer;
    const facts = [...(told?.instructions ?? []), ...(told?.deadlines ?? [])];
    expect(copied.split('\n')).toEqual(facts.map(({ label, value }) => `${label}: ${value}`));
    expect(facts).toHaveLength(9);
  });

  it('has its deadlines in the order of time, and one way to write an amount', async () => {
    const { replay } = await openPage(orderRoute, 'transfer');
    const transfer = replay.answer('order', order).transfer;
    expect(transfer?.deadlines.map(({ value }) => value)).toEqual([
      'Mon 12 July 2021',
      'Thu 22 July 2021',
      'Wed 28 July 2021',
    ]);
    expect(transfer?.instructions[0]?.value).toBe('€516.60');
    expect((await screen.findByRole('main')).textContent).not.toContain('EUR');
  });

  it('copies each value that another program needs, and says so', async () => {
    const { user } = await openPage(orderRoute, 'transfer');
    for (const [what, text] of [
      ['Amount', '516.60'],
      ['Reference', `${number} / 4512880`],
      ['Account number', account],
      ['Order number', number],
    ] as const) {
      const button = await screen.findByRole('button', { name: `Copy ${what}` });
      button.focus();
      await user.keyboard('{Enter}');
      expect(await navigator.clipboard.readText()).toBe(text);
      await waitFor(() => expect(button.nextElementSibling?.textContent).toBe('Copied'));
      expect(button.nextElementSibling?.getAttribute('role')).toBe('status');
    }
    expect(screen.queryByRole('button', { name: 'Copy Contact' })).toBeNull();
  });

  it.each(['en', 'zh-TW'] as const)('is not called confirmed while it is awaited, in %s', async (language) => {
    await openPage({ ...orderRoute, placed: true }, { situation: 'transfer', language });
    await waitFor(() => expect(document.querySelector('main [aria-current=step]')).toBeTruthy());
    const confirmed = { en: 'Confirmed', 'zh-TW': '已確認' }[language];
    await waitFor(() => expect(document.querySelector('.outcome h2')).toBeTruthy());
    expect(document.querySelector('main')?.textContent).not.toContain(confirmed);
  });

  it('of an earlier day is headed by its number, and leads back to the orders', async () => {
    await openPage(orderRoute, 'transfer');
    expect(await screen.findByRole('heading', { level: 1, name: `Order ${number}` })).toBeTruthy();
    expect(screen.queryByRole('button', { name: 'Back to membership offers' })).toBeNull();
    expect(screen.getByRole('link', { name: 'Back to orders' }).getAttribute('href')).toBe('#/orders');
  });

  it('stands in the last step of the wizard too, where the way back is the primary button', async () => {
    await openPage({ ...orderRoute, placed: true }, 'transfer');
    await screen.findByRole('region', { name: 'Transfer details' });
    expect(screen.getByText('Review order')).toBeTruthy();
    expect(uploadButton()).toBeTruthy();
    const primaries = [...document.querySelectorAll('main .primary')].map((button) => button.textContent?.trim());
    expect(primaries).toEqual(['Back to membership offers']);
  });

  it.each([true, false])('that was declined is tried again from its page: %s', async (possible) => {
    const transfer = replay('transfer');
    const order = transfer.answer('order', orderRoute.order);
    vi.mocked(transfer.backend.order).mockResolvedValue({ ...order, can_try_again: possible });
    const go = vi.spyOn(navigation, 'go');
    const { user } = await openPage(orderRoute, transfer);
    await screen.findByRole('heading', { level: 1, name: `Order ${number}` });
    const again = screen.queryByRole('button', { name: 'Try again' });
    expect(again !== null).toBe(possible);
    if (again) {
      go.mockImplementation(() => {});
      await user.click(again);
      expect(go).toHaveBeenLastCalledWith({ page: 'renew', offer: 'action-pack' });
    }
    go.mockRestore();
  });

  it('is shown while it is awaited only', async () => {
    const { replay } = await openPage(orderRoute, { situation: 'order-cancelled', after: 'cancelOrder' });
    await screen.findByRole('heading', { name: replay.answer('order', order).headline });
    expect(screen.queryByRole('region', { name: 'Payment proof' })).toBeNull();
    expect(screen.queryByRole('button', { name: 'Cancel order' })).toBeNull();
    expect(screen.queryByRole('button', { name: 'Copy transfer details' })).toBeNull();
  });
});

describe('a payment proof', () => {
  it('is uploaded with what the form proposes and holds, and then shown', async () => {
    const { user, backend } = await openPage(orderRoute, 'proof-filled-in');
    const field = await fileField();
    expect(field.accept).toBe('.pdf,.jpg,.jpeg,.png');
    expect(screen.getByLabelText<HTMLInputElement>('Payment date').value).toBe('2021-06-28');
    expect(screen.getByLabelText<HTMLInputElement>('Paid to account number').value).toBe(account);
    await user.upload(field, pdf());
    expect(described(field)).toContain('confirmation.pdf, 1 KB');
    await fireEvent.input(screen.getByLabelText('Payment date'), { target: { value: '2021-06-25' } });
    await user.type(screen.getByLabelText(/Transaction reference/), ' TT-88 ');
    await user.click(uploadButton());
    await waitFor(() => expect(backend.uploadProof).toHaveBeenCalledTimes(1));
    expect(backend.uploadProof).toHaveBeenCalledWith(order, {
      file_name: 'confirmation.pdf',
      content: btoa('%PDF-1.7\n%%EOF'),
      paid_on: '2021-06-25',
      paid_to: account,
      reference: 'TT-88',
    });
    const heading = await screen.findByRole('heading', { name: 'Payment proof uploaded' });
    await waitFor(() => expect(document.activeElement).toBe(heading));
    const proof = within(screen.getByRole('region', { name: 'Payment proof' }));
    expect(proof.getByText('confirmation.pdf, 1 KB')).toBeTruthy();
    expect(proof.getByText('TT-88')).toBeTruthy();
    expect(screen.queryByRole('button', { name: 'Upload payment proof' })).toBeNull();
    const said = screen.getAllByRole('status').map((status) => status.textContent.trim());
    expect(said).toContain('confirmation.pdf is uploaded.');
  });

  it('carries every byte of its file', async () => {
    const { user, backend } = await openPage(orderRoute, 'transfer');
    vi.mocked(backend.uploadProof).mockReturnValueOnce(new Promise(() => {}));
    const bytes = new Uint8Array(70_000).map((_, index) => (index * 31) % 256);
    bytes.set([0xff, 0xd8, 0xff]);
    await upload(user, new File([bytes], 'photo.jpeg', { type: 'image/jpeg' }));
    await waitFor(() => expect(backend.uploadProof).toHaveBeenCalledTimes(1));
    const sent = atob(vi.mocked(backend.uploadProof).mock.calls[0]?.[1].content ?? '');
    expect(Uint8Array.from(sent, (letter) => letter.charCodeAt(0))).toEqual(bytes);
  });

  it.each(['en', 'zh-TW'] as const)(
    'larger than 5 MB is refused before it is sent, in the words of the error, in %s',
    async (language) => {
      const { user, backend } = await openPage(orderRoute, { situation: 'transfer', language });
      const field = await waitFor(() => document.querySelector<HTMLInputElement>('#proof-file') as HTMLInputElement);
      await user.upload(field, ofSize(largestProofBytes + 1));
      const words = ['message', 'todo'].map((part) => errorWord(language, `error-proof_too_large-${part}`));
      expect(described(field)).toContain(words.join(language === 'en' ? ' ' : ''));
      expect(field.getAttribute('aria-invalid')).toBe('true');
      await user.click(document.querySelector('form button[type=submit]') as HTMLElement);
      await waitFor(() => expect(document.activeElement).toBe(field));
      expect(backend.uploadProof).not.toHaveBeenCalled();
    },
  );

  it.each([
    [largestProofBytes, ''],
    [largestProofBytes + 1, 'file'],
  ])('of %i bytes has its problem at: %s', (bytes, field) => {
    const form = new ProofForm({ paid_on: '2021-06-28', paid_to: account });
    form.choose(ofSize(bytes));
    expect(form.problems.first ?? '').toBe(field);
  });

  it('that Rust refuses is told at the field, and everything typed stays', async () => {
    const { user, backend } = await openPage(orderRoute, 'proof-refused');
    const field = await fileField();
    await fill(screen.getByLabelText('Paid to account number'), 'DE02 1203');
    await fill(screen.getByLabelText(/Transaction reference/), 'TT-1');
    const refused: [string, string, RegExp][] = [
      ['', 'empty.pdf', /The file is empty\./],
      ['MZ', 'notes.pdf', /The file is not a complete PDF/],
    ];
    for (const [content, name, message] of refused) {
      await upload(user, new File([content], name, { type: 'application/pdf' }));
      await waitFor(() => expect(described(field)).toMatch(message));
      await waitFor(() => expect(document.activeElement).toBe(field));
      expect(screen.queryByRole('alert')).toBeNull();
      expect(screen.getByLabelText<HTMLInputElement>('Paid to account number').value).toBe('DE02 1203');
      expect(screen.getByLabelText<HTMLInputElement>(/Transaction reference/).value).toBe('TT-1');
    }
    await upload(user, pdf());
    await screen.findByRole('heading', { name: 'Payment proof uploaded' });
    expect(vi.mocked(backend.uploadProof).mock.calls[2]?.[1]).toMatchObject({
      paid_to: 'DE02 1203',
      reference: 'TT-1',
    });
  });

  it('that does not get through is told in a bar, and the same form is sent again', async () => {
    const { user, backend, replay } = await openPage(orderRoute, 'proof-lost');
    await fill(await screen.findByLabelText(/Transaction reference/), 'TT-2');
    await upload(user, pdf());
    const alert = await screen.findByRole('alert');
    const { message, safe, todo } = replay.error('uploadProof');
    for (const sentence of [message, safe, todo]) expect(alert.textContent).toContain(sentence);
    expect(screen.getByText('confirmation.pdf, 1 KB')).toBeTruthy();
    await user.click(uploadButton());
    await screen.findByRole('heading', { name: 'Payment proof uploaded' });
    expect(screen.queryByRole('alert')).toBeNull();
    const [first, second] = vi.mocked(backend.uploadProof).mock.calls;
    expect(second).toEqual(first);
  });

  it('that cannot be read any more asks for the file again and sends nothing', async () => {
    const { user, backend } = await openPage(orderRoute, 'transfer');
    vi.spyOn(FileReader.prototype, 'readAsDataURL').mockImplementationOnce(function (this: FileReader) {
      queueMicrotask(() => this.onerror?.(new ProgressEvent('error') as ProgressEvent<FileReader>));
    });
    await upload(user, pdf());
    const field = await fileField();
    await waitFor(() => expect(described(field)).toContain('The file cannot be read.'));
    expect(backend.uploadProof).not.toHaveBeenCalled();
  });

  it('is not sent without a file, a date and an account, and the first empty field has the focus', async () => {
    const { user, backend } = await openPage(orderRoute, 'transfer');
    const field = await fileField();
    await user.clear(screen.getByLabelText('Paid to account number'));
    await fireEvent.input(screen.getByLabelText('Payment date'), { target: { value: '' } });
    await user.click(uploadButton());
    await waitFor(() => expect(document.activeElement).toBe(field));
    expect(described(field)).toContain('Choose a file');
    expect(described(screen.getByLabelText('Payment date'))).toBe('Fill in this field');
    expect(described(screen.getByLabelText('Paid to account number'))).toBe('Fill in this field');
    expect(backend.uploadProof).not.toHaveBeenCalled();
  });

  it('is sent once however often Upload is pressed, and says after a while that it is under way', async () => {
    const lost = replay('proof-lost');
    const { user, backend } = await openPage(orderRoute, lost);
    const answer = deferred<ConfirmationView>();
    vi.mocked(backend.uploadProof).mockReturnValueOnce(answer.promise);
    await upload(user, pdf());
    await user.dblClick(uploadButton());
    expect(uploadButton().getAttribute('aria-disabled')).toBe('true');
    expect(screen.getByRole('button', { name: 'Cancel order' }).getAttribute('aria-disabled')).toBe('true');
    expect(await screen.findByText('Uploading the proof. Keep this window open.')).toBeTruthy();
    expect(backend.uploadProof).toHaveBeenCalledTimes(1);
    answer.reject(lost.error('uploadProof'));
    await screen.findByRole('alert');
    expect(screen.queryByText('Uploading the proof. Keep this window open.')).toBeNull();
  });

  it('is replaced by another one, or kept', async () => {
    const { user, backend } = await openPage(orderRoute, 'proof-replaced');
    await upload(user, pdf('first.pdf'));
    await user.click(await screen.findByRole('button', { name: 'Replace proof' }));
    expect(await fileField()).toBe(document.activeElement);
    await user.click(screen.getByRole('button', { name: 'Keep this proof' }));
    await waitFor(() => expect(document.activeElement?.textContent.trim()).toBe('Replace proof'));
    await user.click(screen.getByRole('button', { name: 'Replace proof' }));
    await upload(user, pdf('second.pdf'));
    await screen.findByText('second.pdf is uploaded.');
    expect(screen.getByText('second.pdf, 1 KB')).toBeTruthy();
    expect(screen.queryByText('first.pdf, 1 KB')).toBeNull();
    expect(backend.uploadProof).toHaveBeenCalledTimes(2);
  });

  it('stays as it is filled in while the records are read anew', async () => {
    const { user, backend } = await openPage(orderRoute, 'transfer');
    await user.upload(await fileField(), pdf());
    await user.type(screen.getByLabelText(/Transaction reference/), 'TT-3');
    vi.mocked(backend.order).mockClear();
    await user.click(screen.getByRole('button', { name: 'Sync now' }));
    await waitFor(() => expect(backend.order).toHaveBeenCalledTimes(1));
    expect(screen.getByText('confirmation.pdf, 1 KB')).toBeTruthy();
    expect(screen.getByLabelText<HTMLInputElement>(/Transaction reference/).value).toBe('TT-3');
  });
});

describe('the cancellation of an order', () => {
  async function asked() {
    const page = await openPage(orderRoute, 'order-cancelled');
    const opener = await screen.findByRole('button', { name: 'Cancel order' });
    await page.user.click(opener);
    const dialog = await screen.findByRole('dialog', { name: 'Cancel this order?' });
    return { ...page, opener, dialog };
  }

  it('needs to be confirmed in a dialog whose safe answer is primary and has the focus', async () => {
    const { user, backend, dialog, replay } = await asked();
    replay.skip('cancelOrder');
    expect(document.activeElement?.textContent).toBe('Keep order');
    expect(document.activeElement?.classList.contains('primary')).toBe(true);
    expect(dialog.textContent).toContain(number);
    expect(backend.cancelOrder).not.toHaveBeenCalled();
    await user.click(within(dialog).getByRole('button', { name: 'Cancel order' }));
    await waitFor(() => expect(backend.cancelOrder).toHaveBeenCalledExactlyOnceWith(order));
    const heading = await screen.findByRole('heading', { name: 'Cancelled' });
    await waitFor(() => expect(document.activeElement).toBe(heading));
    expect(screen.getByText(`Order ${number} is cancelled.`).getAttribute('role')).toBe('status');
    expect(screen.queryByRole('region', { name: 'Payment proof' })).toBeNull();
    expect(screen.queryByRole('button', { name: 'Cancel order' })).toBeNull();
    expect(screen.queryByRole('button', { name: 'Download invoice' })).toBeNull();
  });

  it('is let go by Keep order', async () => {
    const { user, backend, opener, dialog } = await asked();
    await user.click(within(dialog).getByRole('button', { name: 'Keep order' }));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(document.activeElement).toBe(opener);
    expect(backend.cancelOrder).not.toHaveBeenCalled();
  });

  it('is let go by Esc', async () => {
    const { backend, opener, dialog } = await asked();
    // A webview answers Esc in a modal dialog with this event.
    await fireEvent(dialog, new Event('cancel', { cancelable: true }));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(document.activeElement).toBe(opener);
    expect(backend.cancelOrder).not.toHaveBeenCalled();
  });

  it('that is refused is told, with the order as it was', async () => {
    const { user, dialog, replay } = await asked();
    await user.click(within(dialog).getByRole('button', { name: 'Cancel order' }));
    expect((await screen.findByRole('alert')).textContent).toContain(replay.error('cancelOrder').message);
    expect(screen.getByRole('region', { name: 'Payment proof' })).toBeTruthy();
    expect(screen.getByRole('button', { name: 'Cancel order' }).hasAttribute('aria-disabled')).toBe(false);
  });
});

describe('paying by card instead', () => {
  it('asks first with the transfer as the safe answer, then goes on with a card', async () => {
    const { user, backend } = await openPage(orderRoute, 'card-instead');
    await user.click(await screen.findByRole('button', { name: 'Pay by card instead' }));
    const dialog = await screen.findByRole('dialog', { name: 'Pay by card instead of the transfer?' });
    expect(document.activeElement?.textContent).toBe('Keep the transfer');
    expect(dialog.textContent).toContain(number);
    expect(backend.switchToCard).not.toHaveBeenCalled();
    await user.click(within(dialog).getByRole('button', { name: 'Pay by card instead' }));
    await waitFor(() => expect(backend.switchToCard).toHaveBeenCalledExactlyOnceWith(order));
    await waitFor(() => expect(location.hash).toContain('#/renew/'));
  });

  it('is closed once a proof is uploaded, and says why', async () => {
    const { user, backend } = await openPage(orderRoute, 'proof-uploaded');
    await upload(user, pdf());
    const button = await screen.findByRole('button', { name: 'Pay by card instead' });
    await waitFor(() => expect(described(button)).toMatch(/A payment proof for order .* is already uploaded/));
    expect(button.getAttribute('aria-disabled')).toBe('true');
    await user.click(button);
    expect(screen.queryByRole('dialog')).toBeNull();
    expect(backend.switchToCard).not.toHaveBeenCalled();
  });
});

describe('a proof that is not uploaded', () => {
  it('is asked about before the page is left, and kept', async () => {
    const { user } = await openPage(orderRoute, 'proof-uploaded');
    await user.upload(await fileField(), pdf());
    await fireEvent.keyDown(window, { key: '1', ctrlKey: true });
    const dialog = within(await screen.findByRole('dialog', { name: 'Leave without sending?' }));
    await user.click(dialog.getByRole('button', { name: 'Keep editing' }));
    expect(screen.getByText(/^confirmation\.pdf/)).toBeTruthy();
    await user.click(uploadButton());
    expect(await screen.findByText('confirmation.pdf is uploaded.')).toBeTruthy();
    await fireEvent.keyDown(window, { key: '1', ctrlKey: true });
    expect(await screen.findByRole('heading', { name: 'Membership offers' })).toBeTruthy();
  });
});
