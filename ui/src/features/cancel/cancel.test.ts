import { fireEvent, screen, waitFor, within } from '@testing-library/svelte';
import { afterEach, describe, expect, it, vi } from 'vitest';

import { fakeBackend, type FakeOptions } from '../../lib/backend/fake';
import type { CancelView, RequestDetailsView } from '../../lib/backend/types';
import { navigation } from '../../lib/route.svelte';
import { deferred, openDesk } from '../../testing/desk';
import { CancelForm, checkAfter } from './cancel-form.svelte';

const offer = 'gold-data';
const cancelRoute = { page: 'cancel', offer } as const;

const described = (element: HTMLElement) =>
  (element.getAttribute('aria-describedby') ?? '')
    .split(' ')
    .map((id) => document.getElementById(id)?.textContent.trim())
    .join(' | ');

async function opened(options: FakeOptions = {}) {
  const desk = await openDesk(cancelRoute, options);
  await screen.findByRole('region', { name: 'Check the refund' });
  return desk;
}

const summary = () => screen.getByLabelText<HTMLInputElement>('Summary');
const description = () => screen.getByLabelText<HTMLTextAreaElement>('Description');
const submit = () => screen.getByRole('button', { name: 'Submit' });
const answer = (name: string) => screen.getByRole('button', { name });

afterEach(() => vi.useRealTimers());

describe('the page to cancel a subscription', () => {
  it('leads through Partner Center in its words, with what other versions call them', async () => {
    await opened();
    const send = screen.getByRole('region', { name: 'Send the support request' });
    for (const words of [
      'Report problems with Partner Center',
      'New request',
      'Type of problem',
      'Help with partner invoice, payment, or reconciliation file',
      'Contact Support (2023)',
    ]) {
      expect(send.textContent).toContain(words);
    }
    expect(document.activeElement?.textContent).toBe('Cancel subscription');
    const happens = screen.getByRole('region', { name: 'What happens' });
    expect(happens.textContent).toContain('Do nothing and the subscription lapses.');
  });

  it('takes the answers, changes the tally and the proposal with them, and takes an answer back', async () => {
    const { user } = await opened();
    expect(screen.getByText('2 answers missing')).toBeTruthy();
    await user.click(answer('No benefit was activated'));
    await user.click(answer('No key was viewed'));
    expect(await screen.findByText('Refund possible')).toBeTruthy();
    expect(answer('No key was viewed').getAttribute('aria-pressed')).toBe('true');
    await waitFor(() =>
      expect(description().value).toContain('No benefit was activated and no product key was viewed.'),
    );
    await user.click(answer('A key was viewed'));
    expect(await screen.findByText('No refund')).toBeTruthy();
    await waitFor(() => expect(description().value).not.toContain('refund it'));
    await user.click(answer('A key was viewed'));
    expect(await screen.findByText('1 answers missing')).toBeTruthy();
  });

  it('keeps what is typed when an answer changes the proposal, and gives the proposal back', async () => {
    const { user } = await opened();
    await user.type(description(), '\nCall me first.');
    await user.click(answer('No key was viewed'));
    await screen.findByText('1 answers missing');
    expect(description().value).toMatch(/Call me first\.$/);
    await user.click(screen.getByRole('button', { name: /^Take the proposal again/ }));
    await waitFor(() => expect(description().value).not.toContain('Call me first.'));
    expect(document.activeElement).toBe(description());
  });

  it('says at its field why a text cannot be sent, sends nothing and loses nothing', async () => {
    const { user, backend } = await opened();
    const long = 'a'.repeat(100_000);
    await fireEvent.input(description(), { target: { value: long } });
    await user.click(submit());
    await waitFor(() => expect(document.activeElement).toBe(description()));
    expect(described(description())).toBe('The text has 100000 characters; at most 10000 can be sent.');
    expect(description().getAttribute('aria-invalid')).toBe('true');
    expect(description().value).toBe(long);
    await user.clear(summary());
    await user.click(submit());
    await waitFor(() => expect(document.activeElement).toBe(summary()));
    expect(described(summary())).toBe('Fill in this field');
    expect(backend.sendCancellation).not.toHaveBeenCalled();
  });

  it('is checked once when the typing pauses', async () => {
    const { backend } = await opened();
    const before = vi.mocked(backend.cancelForm).mock.calls.length;
    vi.useFakeTimers();
    for (const value of ['S', 'St', 'Stop']) {
      await fireEvent.input(summary(), { target: { value } });
      await vi.advanceTimersByTimeAsync(checkAfter - 1);
    }
    expect(backend.cancelForm).toHaveBeenCalledTimes(before);
    await vi.advanceTimersByTimeAsync(1);
    expect(
      vi
        .mocked(backend.cancelForm)
        .mock.calls.slice(before)
        .map(([input]) => input.summary),
    ).toEqual(['Stop']);
  });

  it('goes by the last answer, whichever comes last', async () => {
    const backend = fakeBackend();
    const form = new CancelForm(backend, offer);
    await form.read();
    const late = deferred<CancelView>();
    const view = form.view as CancelView;
    vi.spyOn(backend, 'cancelForm').mockReturnValueOnce(late.promise);
    const first = form.give('benefit_activated', true);
    await form.give('benefit_activated', false);
    late.resolve({ ...view, tally: 'Too late' });
    await first;
    expect(form.view?.tally).toBe('1 answers missing');
  });

  it('copies the way, the type, the summary and the description as text', async () => {
    const { user } = await opened();
    await user.click(screen.getByRole('button', { name: 'Copy all' }));
    const copied = await navigator.clipboard.readText();
    expect(copied).toContain('Report problems with Partner Center > New request');
    expect(copied).toContain(summary().value);
  });

  it('is sent once however often Submit is pressed, and leads to the request', async () => {
    const { user, backend } = await opened();
    const made = deferred<RequestDetailsView>();
    vi.mocked(backend.sendCancellation).mockReturnValueOnce(made.promise);
    await user.dblClick(submit());
    await user.click(submit());
    await waitFor(() => expect(submit().getAttribute('aria-disabled')).toBe('true'));
    expect(await screen.findByText(/^Sending the request/)).toBeTruthy();
    expect(backend.sendCancellation).toHaveBeenCalledTimes(1);
    vi.mocked(backend.sendCancellation).mockRestore();
    made.resolve(
      await backend.sendCancellation({
        offer,
        benefit_activated: null,
        key_viewed: null,
        summary: '',
        description: '',
      }),
    );
    const heading = await screen.findByRole('heading', { name: 'Request recorded' });
    await waitFor(() => expect(document.activeElement).toBe(heading));
    expect(navigation.route).toMatchObject({ page: 'request', sent: true });
    const links = within(screen.getByRole('navigation'));
    expect(await links.findByText('1 request not closed')).toBeTruthy();
  });

  it('sends what was answered and typed', async () => {
    const { user, backend } = await opened();
    await user.click(answer('No benefit was activated'));
    await user.clear(summary());
    await user.type(summary(), 'Stop it');
    await user.click(submit());
    await screen.findByRole('heading', { name: 'Request recorded' });
    expect(vi.mocked(backend.sendCancellation).mock.calls).toEqual([
      [{ offer, benefit_activated: false, key_viewed: null, summary: 'Stop it', description: '' }],
    ]);
  });

  it('tells why it was not sent, and stays as it was', async () => {
    const { user, backend } = await opened();
    await user.type(description(), ' Now.');
    vi.mocked(backend.sendCancellation).mockRejectedValueOnce({
      code: 'offline',
      message: 'No answer.',
      safe: 'Nothing was sent.',
      todo: 'Try again.',
    });
    await user.click(submit());
    expect((await screen.findByRole('alert')).textContent).toContain('Nothing was sent.');
    expect(description().value).toMatch(/ Now\.$/);
    await user.click(submit());
    expect(await screen.findByRole('heading', { name: 'Request recorded' })).toBeTruthy();
  });

  it('does not send a second request, and leads to the one that is there', async () => {
    const backend = fakeBackend();
    const input = { offer, benefit_activated: null, key_viewed: null, summary: '', description: '' };
    const made = await backend.sendCancellation(input);
    const { user } = await openDesk(cancelRoute, {}, backend);
    await screen.findByText('Support is asked already.');
    expect(submit().getAttribute('aria-disabled')).toBe('true');
    expect(described(submit())).toContain('asks already to cancel it');
    await user.click(submit());
    expect(backend.sendCancellation).toHaveBeenCalledTimes(0);
    const link = screen.getByRole('link', { name: 'View the request' });
    expect(link.getAttribute('href')).toBe(`#/request/${made.request.request}`);
  });

  it('says which roles may, where this one may not', async () => {
    const { user, backend } = await opened({ mayCancel: false });
    expect(described(submit())).toContain('These may: Global admin and MPN partner admin.');
    await user.click(submit());
    expect(backend.sendCancellation).not.toHaveBeenCalled();
  });

  it('has the safe choice as its primary one', async () => {
    const { user } = await opened();
    const primary = document.querySelectorAll('main .primary');
    expect([...primary].map((button) => button.textContent?.trim())).toEqual(['Keep the subscription']);
    await user.click(primary[0] as HTMLElement);
    expect(navigation.route).toEqual({ page: 'offer', offer });
  });

  it('asks before something typed is left, and not once it is sent', async () => {
    const { user } = await opened();
    await user.type(summary(), '!');
    await fireEvent.keyDown(window, { key: '1', ctrlKey: true });
    const dialog = within(await screen.findByRole('dialog', { name: 'Leave without sending?' }));
    await user.click(dialog.getByRole('button', { name: 'Keep editing' }));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(summary().value).toMatch(/!$/);
    await user.click(submit());
    await screen.findByRole('heading', { name: 'Request recorded' });
    expect(screen.queryByRole('dialog')).toBeNull();
  });
});
