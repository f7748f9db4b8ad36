import { fireEvent, screen, waitFor, within } from '@testing-library/svelte';
import { describe, expect, it, vi } from 'vitest';

import type { RequestDetailsView } from '../../lib/backend/types';
import { navigation } from '../../lib/route.svelte';
import { words } from '../../lib/words.svelte';
import { deferred, described, fill, openPage, replay } from '../../testing/page';
import type { Place } from '../../testing/replay';
import { largestAttachmentBytes } from './note-form.svelte';

const openId = '2106280010004530';
const requestRoute = { page: 'request', request: openId } as const;

const rows = () => [...document.querySelectorAll<HTMLElement>('tr[data-request]')];
const search = () => screen.findByRole<HTMLInputElement>('searchbox', { name: 'Search requests' });

describe('the list of requests', () => {
  it('shows what each is about, its id, status and days, and where they are in Partner Center', async () => {
    await openPage({ page: 'requests' }, 'requests');
    const table = within(await screen.findByRole('table', { name: 'Requests' }));
    expect(table.getAllByRole('columnheader').map((head) => head.textContent)).toEqual([
      'Summary',
      'ID',
      'Status',
      'Opened',
      'Modified',
    ]);
    expect(rows().map(({ dataset }) => dataset.status)).toEqual(['open', 'closed', 'closed']);
    expect(rows()[2]?.textContent).toContain(openId);
    const portal = screen.getByRole('region', { name: 'Where to find them in Partner Center' });
    for (const words of ['Support', 'Partner Center requests', 'Open', 'View my support requests (2023)']) {
      expect(portal.textContent).toContain(words);
    }
  });

  it('is narrowed by status and by words or id, and widened again', async () => {
    const { user } = await openPage({ page: 'requests' }, 'requests');
    await user.click(await screen.findByRole('radio', { name: 'Closed' }));
    await waitFor(() => expect(rows()).toHaveLength(2));
    await user.click(screen.getByRole('radio', { name: 'All' }));
    await waitFor(() => expect(rows()).toHaveLength(3));
    await fill(await search(), openId);
    await waitFor(() => expect(rows()).toHaveLength(1));
    await fill(await search(), 'nothing like it');
    expect(await screen.findByText('No request matches “nothing like it”.')).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Clear filters' }));
    await waitFor(() => expect(rows()).toHaveLength(3));
    expect(document.activeElement).toBe(await search());
  });

  it('is as it was left after the way back from a request, in the same account', async () => {
    const { user } = await openPage({ page: 'requests' }, 'requests');
    await fill(await search(), 'benefits');
    await waitFor(() => expect(rows()).toHaveLength(2));
    await user.click(screen.getByRole('link', { name: 'Benefits did not appear' }));
    await user.click(within(await screen.findByRole('main')).getByRole('link', { name: 'Requests' }));
    expect((await search()).value).toBe('benefits');
    expect(rows()).toHaveLength(2);
    await user.selectOptions(screen.getByLabelText('Account'), 'sample-tw');
    await waitFor(() =>
      expect(screen.queryByRole<HTMLInputElement>('searchbox', { name: 'Search requests' })?.value ?? '').toBe(''),
    );
  });

  it('has one place for the Tab key, moved by the arrow keys, and is opened with Enter', async () => {
    const { user } = await openPage({ page: 'requests' }, 'requests');
    await screen.findByRole('table', { name: 'Requests' });
    const links = () => rows().map((row) => row.querySelector('a') as HTMLElement);
    expect(links().map(({ tabIndex }) => tabIndex)).toEqual([0, -1, -1]);
    links()[0]?.focus();
    await user.keyboard('{ArrowDown}{ArrowDown}{ArrowDown}');
    expect(document.activeElement).toBe(links()[2]);
    await user.keyboard('{Home}{ArrowDown}');
    expect(document.activeElement).toBe(links()[1]);
    expect(links().map(({ tabIndex }) => tabIndex)).toEqual([-1, 0, -1]);
    await user.keyboard('{Enter}');
    expect(await screen.findByRole('heading', { name: 'Benefits did not appear' })).toBeTruthy();
  });

  it('finds its search with Ctrl+F', async () => {
    await openPage({ page: 'requests' }, 'requests');
    const field = await search();
    await fireEvent.keyDown(window, { key: 'f', ctrlKey: true });
    expect(document.activeElement).toBe(field);
  });

  it('says what it is for while it is empty', async () => {
    await openPage({ page: 'requests' }, 'no-requests');
    expect(await screen.findByRole('heading', { name: 'No requests yet' })).toBeTruthy();
    expect(screen.queryByRole('searchbox')).toBeNull();
    expect(screen.getByRole('button', { name: 'New request' })).toBeTruthy();
  });
});

describe('a new request', () => {
  async function writing(at: Place | string = 'no-requests') {
    const page = await openPage({ page: 'requests' }, at);
    await page.user.click(await screen.findByRole('button', { name: 'New request' }));
    await screen.findByRole('region', { name: 'New request' });
    return page;
  }

  it('has the types of problem to choose from, and is sent with what was typed', async () => {
    const { user, backend } = await writing('request-made');
    expect(document.activeElement?.textContent).toBe('New request');
    await user.selectOptions(screen.getByLabelText('Type of problem'), 'Cannot manage my profile');
    await user.type(screen.getByLabelText('Summary'), 'The address');
    await user.type(screen.getByLabelText('Description'), 'שלום 👋');
    await user.click(screen.getByRole('button', { name: 'Submit' }));
    expect(await screen.findByRole('heading', { name: 'Request recorded' })).toBeTruthy();
    expect(backend.makeRequest).toHaveBeenCalledExactlyOnceWith({
      kind: 'Cannot manage my profile',
      summary: 'The address',
      description: 'שלום 👋',
    });
  });

  it('says at its field what is missing or too long, and loses nothing', async () => {
    const { user, backend, replay } = await writing('request-refused');
    const summary = screen.getByLabelText<HTMLInputElement>('Summary');
    await user.click(screen.getByRole('button', { name: 'Submit' }));
    await waitFor(() => expect(document.activeElement).toBe(summary));
    expect(described(summary)).toBe('Fill in this field');
    expect(described(screen.getByLabelText('Description'))).toBe('Fill in this field');
    expect(backend.makeRequest).not.toHaveBeenCalled();
    replay.skip('makeRequest');
    await fill(summary, 'The address');
    expect(described(summary)).toBe('What it is about, in one line.');
    const description = screen.getByLabelText<HTMLTextAreaElement>('Description');
    await fireEvent.input(description, { target: { value: 'a'.repeat(10_001) } });
    await user.click(screen.getByRole('button', { name: 'Submit' }));
    await waitFor(() => expect(document.activeElement).toBe(description));
    expect(described(description)).toContain('The text has 10,001 characters');
    // The refusal follows the language, as everything else does.
    words.language = 'zh-TW';
    await waitFor(() => expect(described(description)).toContain('內容有 10,001 個字元'));
    expect(described(description)).not.toContain('characters');
    words.language = 'en';
    expect(description.value).toHaveLength(10_001);
    expect(summary.value).toBe('The address');
  });

  it('is sent once however often Submit is pressed', async () => {
    const lost = replay('connection-lost').error('sync');
    const { user, backend } = await writing();
    await user.type(screen.getByLabelText('Summary'), 'The address');
    await user.type(screen.getByLabelText('Description'), 'It changed.');
    const made = deferred<RequestDetailsView>();
    vi.mocked(backend.makeRequest).mockReturnValueOnce(made.promise);
    await user.dblClick(screen.getByRole('button', { name: 'Submit' }));
    expect(await screen.findByText(/^Sending the request/)).toBeTruthy();
    expect(backend.makeRequest).toHaveBeenCalledTimes(1);
    made.reject(lost);
    expect((await screen.findByRole('alert')).textContent).toContain(lost.message);
    expect(screen.getByLabelText<HTMLInputElement>('Summary').value).toBe('The address');
  });

  it('asks before what is typed is given up, and gives the focus back', async () => {
    const { user } = await writing();
    await user.type(screen.getByLabelText('Summary'), 'The address');
    await user.click(screen.getByRole('button', { name: 'Cancel' }));
    const dialog = within(await screen.findByRole('dialog', { name: 'Leave without sending?' }));
    await user.click(dialog.getByRole('button', { name: 'Discard what I typed' }));
    await waitFor(() => expect(screen.queryByRole('region', { name: 'New request' })).toBeNull());
    await waitFor(() => expect(document.activeElement?.textContent?.trim()).toBe('New request'));
  });
});

describe('a request', () => {
  it('shows its facts, text, notes, where it is found and who sees it', async () => {
    const answered = replay('request');
    answered.goOn();
    await openPage(requestRoute, answered);
    const { facts, notes, description } = answered.answer('request', openId);
    const panel = await screen.findByRole('region', { name: 'Request' });
    for (const { value } of facts) expect(panel.textContent).toContain(value);
    expect(screen.getByText(description)).toBeTruthy();
    expect(notes.length).toBeGreaterThan(0);
    expect(screen.getByRole('region', { name: 'Notes' }).textContent).toContain(notes[0]?.text);
    expect(screen.getByRole('region', { name: 'Where to find it' }).textContent).toContain('Partner Center requests');
  });

  it('that support waits for an answer of says so, and answering is the one thing to do', async () => {
    const waiting = replay('request');
    const view = waiting.answer('request', openId);
    const request = { ...view.request, status: 'attention_needed' as const };
    vi.mocked(waiting.backend.request).mockResolvedValue({ ...view, request });
    await openPage(requestRoute, waiting);
    expect((await screen.findByRole('button', { name: 'Add note' })).classList.contains('primary')).toBe(true);
  });

  it('says that there is none with this id, and leads back', async () => {
    const { replay } = await openPage({ page: 'request', request: '1' }, 'request');
    const alert = within(await screen.findByRole('alert'));
    expect(alert.getByText(replay.refusal('request', '1').message)).toBeTruthy();
    expect(alert.getByRole('link', { name: 'All requests' }).getAttribute('href')).toBe('#/requests');
  });

  it('takes a note with a file, and shows both', async () => {
    const { user, backend } = await openPage(requestRoute, 'note-added');
    await fill(await screen.findByLabelText('Note'), 'See the file.');
    const file = new File(['a receipt'], 'receipt.txt');
    await user.upload(screen.getByLabelText(/^Attachment/, { selector: 'input' }), file);
    await user.click(screen.getByRole('button', { name: 'Add note' }));
    expect(await screen.findByText('The note was added.')).toBeTruthy();
    expect(screen.getByRole('region', { name: 'Notes' }).textContent).toContain('See the file.');
    expect(screen.getByRole('region', { name: 'Attachments' }).textContent).toContain('receipt.txt');
    expect(backend.addNote).toHaveBeenCalledExactlyOnceWith({
      request: openId,
      text: 'See the file.',
      file_name: 'receipt.txt',
      content: btoa('a receipt'),
    });
    expect(screen.getByLabelText<HTMLTextAreaElement>('Note').value).toBe('');
    expect(screen.getByText('No file chosen')).toBeTruthy();
  });

  it('of an account of one’s own takes a note without a file, and says where a file goes', async () => {
    const { user, backend } = await openPage({ page: 'request', request: '616122292000001' }, 'own-request');
    await user.type(await screen.findByLabelText('Note'), 'The proof is attached.');
    expect(screen.queryByLabelText(/^Attachment/)).toBeNull();
    expect(
      screen.getByText(/^Files cannot be sent with a note from here\. Attach them .* in Partner Center\.$/),
    ).toBeTruthy();
    vi.mocked(backend.addNote).mockResolvedValueOnce(await backend.request('616122292000001'));
    await user.click(screen.getByRole('button', { name: 'Add note' }));
    await screen.findByText('The note was added.');
    expect(vi.mocked(backend.addNote).mock.calls[0]?.[0]).toMatchObject({ file_name: '', content: '' });
  });

  it('says at the field that a note is too long or empty, and keeps it', async () => {
    const { user, replay } = await openPage(requestRoute, 'note-refused');
    const note = await screen.findByLabelText<HTMLTextAreaElement>('Note');
    expect(described(note)).toBe('0 of 10,000 characters');
    await user.click(screen.getByRole('button', { name: 'Add note' }));
    await waitFor(() => expect(described(note)).toBe('Fill in this field'));
    replay.skip('addNote');
    await fireEvent.input(note, { target: { value: '👋'.repeat(10_001) } });
    expect(described(note)).toContain('10,001 characters; at most 10,000 can be sent.');
    await fireEvent.input(note, { target: { value: 'a'.repeat(10_001) } });
    await user.click(screen.getByRole('button', { name: 'Add note' }));
    await waitFor(() => expect(document.activeElement).toBe(note));
    expect(note.value).toHaveLength(10_001);
    expect(note.getAttribute('aria-invalid')).toBe('true');
  });

  it('does not read a file that is too large, and takes another or none in its place', async () => {
    const { user, backend } = await openPage(requestRoute, 'note-alone');
    const field = await screen.findByLabelText<HTMLInputElement>(/^Attachment/, { selector: 'input' });
    await user.type(screen.getByLabelText('Note'), 'See the file.');
    await user.upload(field, new File([new Uint8Array(largestAttachmentBytes + 1)], 'large.bin'));
    expect(described(field)).toContain('larger than 5 MB');
    await user.click(screen.getByRole('button', { name: 'Add note' }));
    expect(backend.addNote).not.toHaveBeenCalled();
    expect(document.activeElement).toBe(field);
    await user.click(screen.getByRole('button', { name: 'Remove file' }));
    await user.click(screen.getByRole('button', { name: 'Add note' }));
    await screen.findByText('The note was added.');
    expect(vi.mocked(backend.addNote).mock.calls[0]?.[0].file_name).toBe('');
  });

  it('keeps note and file when it cannot be sent', async () => {
    const lost = replay('connection-lost').error('sync');
    const { user, backend } = await openPage(requestRoute, 'request');
    await user.type(await screen.findByLabelText('Note'), 'Hello');
    vi.mocked(backend.addNote).mockRejectedValueOnce(lost);
    await user.click(screen.getByRole('button', { name: 'Add note' }));
    expect((await screen.findByRole('alert')).textContent).toContain(lost.message);
    expect(screen.getByLabelText<HTMLTextAreaElement>('Note').value).toBe('Hello');
  });

  it('asks before a note that is not sent is left', async () => {
    const { user } = await openPage(requestRoute, 'request');
    await user.type(await screen.findByLabelText('Note'), 'Hello');
    await user.click(within(screen.getByRole('navigation')).getByRole('link', { name: /^Membership offers/ }));
    await user.click(within(await screen.findByRole('dialog')).getByRole('button', { name: 'Discard what I typed' }));
    expect(await screen.findByRole('heading', { name: 'Membership offers' })).toBeTruthy();
  });

  it('takes no note once it is closed, and says so', async () => {
    const closed = replay('request');
    closed.goOn();
    await openPage(requestRoute, closed);
    expect(await screen.findByText('You cannot add notes to a closed request.')).toBeTruthy();
    expect(screen.queryByLabelText('Note')).toBeNull();
  });

  it('is asked for again, and shows what support answered', async () => {
    const { user, replay } = await openPage(requestRoute, 'request');
    await screen.findByText('No notes yet.');
    replay.goOn();
    await user.click(screen.getByRole('button', { name: 'Update status' }));
    const { notes } = replay.answer('request', openId);
    await waitFor(() => expect(screen.getByRole('region', { name: 'Notes' }).textContent).toContain(notes[0]?.text));
    expect(screen.getByRole('region', { name: 'Request' }).textContent).toContain('Closed');
  });

  it('that was sent to cancel leads to the subscription', async () => {
    const at = { situation: 'cancellation', after: 'sendCancellation' } as const;
    const { user } = await openPage({ page: 'request', request: openId, sent: true }, at);
    await user.click(await screen.findByRole('button', { name: 'Back to the subscription' }));
    expect(navigation.route).toEqual({ page: 'offer', offer: 'action-pack' });
  });
});
