import { fireEvent, screen, waitFor, within } from '@testing-library/svelte';
import { describe, expect, it, vi } from 'vitest';

import { fakeBackend } from '../../lib/backend/fake';
import type { RequestDetailsView } from '../../lib/backend/types';
import { navigation } from '../../lib/route.svelte';
import { deferred, openDesk } from '../../testing/desk';
import { largestAttachmentBytes } from './note-form.svelte';

const some = { requests: true };
const openId = '2106140010004417';
const requestRoute = { page: 'request', request: openId } as const;

const rows = () => [...document.querySelectorAll<HTMLElement>('tr[data-request]')];
const search = () => screen.findByRole<HTMLInputElement>('searchbox', { name: 'Search requests' });
const described = (element: HTMLElement) =>
  (element.getAttribute('aria-describedby') ?? '')
    .split(' ')
    .map((id) => document.getElementById(id)?.textContent.trim())
    .join(' | ');

describe('the list of requests', () => {
  it('shows what each is about, its id, status and days, and where they are in Partner Center', async () => {
    await openDesk({ page: 'requests' }, some);
    const table = within(await screen.findByRole('table', { name: 'Requests' }));
    expect(table.getAllByRole('columnheader').map((head) => head.textContent)).toEqual([
      'Summary',
      'ID',
      'Status',
      'Opened',
      'Modified',
    ]);
    expect(rows().map(({ dataset }) => dataset.status)).toEqual(['open', 'attention_needed', 'closed']);
    expect(rows()[0]?.textContent).toContain(openId);
    const portal = screen.getByRole('region', { name: 'Find them in Partner Center' });
    for (const words of ['Support', 'Partner Center requests', 'Open', 'View my support requests (2023)']) {
      expect(portal.textContent).toContain(words);
    }
  });

  it('is narrowed by status and by words or id, and widened again', async () => {
    const { user } = await openDesk({ page: 'requests' }, some);
    await user.click(await screen.findByRole('radio', { name: 'Closed' }));
    await waitFor(() => expect(rows()).toHaveLength(1));
    await user.click(screen.getByRole('radio', { name: 'All' }));
    await waitFor(() => expect(rows()).toHaveLength(3));
    await user.type(await search(), openId);
    await waitFor(() => expect(rows()).toHaveLength(1));
    await user.clear(await search());
    await user.type(await search(), 'nothing like it');
    expect(await screen.findByText('No request matches “nothing like it”.')).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Clear filters' }));
    await waitFor(() => expect(rows()).toHaveLength(3));
    expect(document.activeElement).toBe(await search());
  });

  it('is as it was left after the way back from a request, in the same account', async () => {
    const { user } = await openDesk({ page: 'requests' }, some);
    await user.type(await search(), 'benefits');
    await waitFor(() => expect(rows()).toHaveLength(1));
    await user.click(screen.getByRole('link', { name: 'Benefits did not appear' }));
    await user.click(within(await screen.findByRole('main')).getByRole('link', { name: 'Requests' }));
    expect((await search()).value).toBe('benefits');
    expect(rows()).toHaveLength(1);
    await user.selectOptions(screen.getByLabelText('Account'), 'sample-tw');
    await waitFor(async () => expect((await search()).value).toBe(''));
  });

  it('has one place for the Tab key, moved by the arrow keys, and is opened with Enter', async () => {
    const { user } = await openDesk({ page: 'requests' }, some);
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
    expect(await screen.findByRole('heading', { name: 'Which competency pays the fee' })).toBeTruthy();
  });

  it('finds its search with Ctrl+F', async () => {
    await openDesk({ page: 'requests' }, some);
    const field = await search();
    await fireEvent.keyDown(window, { key: 'f', ctrlKey: true });
    expect(document.activeElement).toBe(field);
  });

  it('says what it is for while it is empty', async () => {
    await openDesk({ page: 'requests' });
    expect(await screen.findByRole('heading', { name: 'No requests yet' })).toBeTruthy();
    expect(screen.queryByRole('searchbox')).toBeNull();
    expect(screen.getByRole('button', { name: 'New request' })).toBeTruthy();
  });
});

describe('a new request', () => {
  async function writing() {
    const desk = await openDesk({ page: 'requests' });
    await desk.user.click(await screen.findByRole('button', { name: 'New request' }));
    await screen.findByRole('region', { name: 'New request' });
    return desk;
  }

  it('has the types of problem to choose from, and is sent with what was typed', async () => {
    const { user, backend } = await writing();
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
    const { user } = await writing();
    const summary = screen.getByLabelText<HTMLInputElement>('Summary');
    await user.click(screen.getByRole('button', { name: 'Submit' }));
    await waitFor(() => expect(document.activeElement).toBe(summary));
    expect(described(summary)).toContain('The summary is empty.');
    await user.type(summary, 'The address');
    expect(described(summary)).toBe('What it is about, in one line.');
    const description = screen.getByLabelText<HTMLTextAreaElement>('Description');
    await fireEvent.input(description, { target: { value: 'a'.repeat(100_000) } });
    await user.click(screen.getByRole('button', { name: 'Submit' }));
    await waitFor(() => expect(document.activeElement).toBe(description));
    expect(described(description)).toContain('The text has 100000 characters');
    expect(description.value).toHaveLength(100_000);
    expect(summary.value).toBe('The address');
  });

  it('is sent once however often Submit is pressed', async () => {
    const { user, backend } = await writing();
    await user.type(screen.getByLabelText('Summary'), 'The address');
    const made = deferred<RequestDetailsView>();
    vi.mocked(backend.makeRequest).mockReturnValueOnce(made.promise);
    await user.dblClick(screen.getByRole('button', { name: 'Submit' }));
    expect(await screen.findByText(/^Sending the request/)).toBeTruthy();
    expect(backend.makeRequest).toHaveBeenCalledTimes(1);
    made.reject({ code: 'offline', message: 'No answer.', safe: 'Nothing was sent.', todo: 'Try again.' });
    expect((await screen.findByRole('alert')).textContent).toContain('No answer.');
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
    await openDesk({ page: 'request', request: '2105030010004417' }, some);
    const facts = await screen.findByRole('region', { name: 'Request' });
    expect(facts.textContent).toContain('Attention needed');
    expect(screen.getByText('Support waits for you.')).toBeTruthy();
    expect(screen.getByRole('region', { name: 'Notes' }).textContent).toContain('We looked into it.');
    expect(screen.getByRole('region', { name: 'Find it again' }).textContent).toContain('Partner Center requests');
    expect(screen.getByText('Only Aoife Moore can see it in Partner Center.')).toBeTruthy();
    expect(screen.getByRole('button', { name: 'Add note' }).classList.contains('primary')).toBe(true);
  });

  it('says that there is none with this id, and leads back', async () => {
    await openDesk({ page: 'request', request: '1' }, some);
    const alert = within(await screen.findByRole('alert'));
    expect(alert.getByText('There is no request 1 here.')).toBeTruthy();
    expect(alert.getByRole('link', { name: 'All requests' }).getAttribute('href')).toBe('#/requests');
  });

  it('takes a note with a file, and shows both', async () => {
    const { user, backend } = await openDesk(requestRoute, some);
    await user.type(await screen.findByLabelText('Note'), 'See the file.');
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

  it('says at the field that a note is too long or empty, and keeps it', async () => {
    const { user } = await openDesk(requestRoute, some);
    const note = await screen.findByLabelText<HTMLTextAreaElement>('Note');
    expect(described(note)).toBe('0 of 10,000 characters');
    await user.click(screen.getByRole('button', { name: 'Add note' }));
    await waitFor(() => expect(described(note)).toContain('The text is empty.'));
    await fireEvent.input(note, { target: { value: '👋'.repeat(10_001) } });
    expect(described(note)).toContain('10,001 characters; at most 10,000 can be sent.');
    await fireEvent.input(note, { target: { value: 'a'.repeat(100_000) } });
    await user.click(screen.getByRole('button', { name: 'Add note' }));
    await waitFor(() => expect(document.activeElement).toBe(note));
    expect(note.value).toHaveLength(100_000);
    expect(note.getAttribute('aria-invalid')).toBe('true');
  });

  it('does not read a file that is too large, and takes another or none in its place', async () => {
    const { user, backend } = await openDesk(requestRoute, some);
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
    const { user, backend } = await openDesk(requestRoute, some);
    await user.type(await screen.findByLabelText('Note'), 'Hello');
    vi.mocked(backend.addNote).mockRejectedValueOnce({ code: 'offline', message: 'No answer.', safe: 's', todo: 't' });
    await user.click(screen.getByRole('button', { name: 'Add note' }));
    expect((await screen.findByRole('alert')).textContent).toContain('No answer.');
    expect(screen.getByLabelText<HTMLTextAreaElement>('Note').value).toBe('Hello');
  });

  it('asks before a note that is not sent is left', async () => {
    const { user } = await openDesk(requestRoute, some);
    await user.type(await screen.findByLabelText('Note'), 'Hello');
    await user.click(within(screen.getByRole('navigation')).getByRole('link', { name: /^Membership offers/ }));
    await user.click(within(await screen.findByRole('dialog')).getByRole('button', { name: 'Discard what I typed' }));
    expect(await screen.findByRole('heading', { name: 'Membership offers' })).toBeTruthy();
  });

  it('takes no note once it is closed, and says so', async () => {
    await openDesk({ page: 'request', request: '2102110010004417' }, some);
    expect(await screen.findByText('A closed request takes no notes.')).toBeTruthy();
    expect(screen.queryByLabelText('Note')).toBeNull();
  });

  it('is asked for again, and shows what support answered', async () => {
    const backend = fakeBackend(some);
    const { user } = await openDesk(requestRoute, {}, backend);
    await screen.findByText('There is no note yet.');
    await backend.moveCalendar('2021-06-29');
    await user.click(screen.getByRole('button', { name: 'Update status' }));
    await waitFor(() =>
      expect(screen.getByRole('region', { name: 'Notes' }).textContent).toContain('We looked into it.'),
    );
    expect(screen.getByRole('region', { name: 'Request' }).textContent).toContain('Closed');
  });

  it('that was sent to cancel leads to the subscription', async () => {
    const backend = fakeBackend();
    const made = await backend.sendCancellation({
      offer: 'gold-data',
      benefit_activated: null,
      key_viewed: null,
      summary: '',
      description: '',
    });
    const { user } = await openDesk({ page: 'request', request: made.request.request, sent: true }, {}, backend);
    await user.click(await screen.findByRole('button', { name: 'Close' }));
    expect(navigation.route).toEqual({ page: 'offer', offer: 'gold-data' });
  });
});
