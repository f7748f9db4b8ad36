import { fireEvent, screen, waitFor, within } from '@testing-library/svelte';
import { afterEach, describe, expect, it, vi } from 'vitest';

import type { CancelView, RefundCheckView, RefundQuestion } from '../../lib/backend/types';
import { navigation } from '../../lib/route.svelte';
import { deferred, described, fill, openPage, replay } from '../../testing/page';
import type { Place, Replay } from '../../testing/replay';
import { CancelForm, checkAfter } from './cancel-form.svelte';

const offer = 'action-pack';
const untouched = { offer, benefit_activated: null, key_viewed: null, summary: '', description: '' };
const cancelRoute = { page: 'cancel', offer } as const;

async function opened(at: Place | string | Replay = 'cancellation') {
  const page = await openPage(cancelRoute, at);
  await screen.findByRole('region', { name: 'Check for a refund' });
  return page;
}

/** The sample account tells what was activated and viewed; here is a connection that does not, so that a person has to. */
function untold(): Replay {
  const replayed = replay('cancellation');
  replayed.skip('sendCancellation');
  vi.mocked(replayed.backend.cancelForm).mockImplementation(async (input) => {
    const given = { benefit_activated: input.benefit_activated, key_viewed: input.key_viewed };
    const told = replayed.answer('cancelForm', {
      ...untouched,
      summary: input.summary,
      description: input.description,
    });
    const questions: Record<string, RefundQuestion> = {
      nothing_activated: 'benefit_activated',
      no_key_viewed: 'key_viewed',
    };
    const checks = told.checks.map((one): RefundCheckView => {
      const question = questions[one.check.id];
      if (!question) return one;
      const answer = given[question];
      const outcome = answer === null ? 'unknown' : answer ? 'failed' : 'passed';
      const labels = { no_label: `${one.check.name}: no`, yes_label: `${one.check.name}: yes` };
      return { ...one, ...labels, question, check: { ...one.check, outcome } };
    });
    const open = Object.values(given).filter((answer) => answer === null).length;
    const proposal = [told.description, JSON.stringify(given)].join('\n');
    return { ...told, checks, tally: `${open} open`, description: input.description || proposal };
  });
  return replayed;
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
    expect(happens.textContent?.length).toBeGreaterThan(50);
  });

  it('takes the answers, changes the tally and the proposal with them, and takes an answer back', async () => {
    const { user } = await opened(untold());
    expect(screen.getByText('2 open')).toBeTruthy();
    await user.click(answer('No benefit activated: no'));
    await user.click(answer('No product key viewed: no'));
    expect(await screen.findByText('0 open')).toBeTruthy();
    expect(answer('No product key viewed: no').getAttribute('aria-pressed')).toBe('true');
    await waitFor(() => expect(description().value).toContain('"key_viewed":false'));
    await user.click(answer('No product key viewed: yes'));
    await waitFor(() => expect(description().value).toContain('"key_viewed":true'));
    await user.click(answer('No product key viewed: yes'));
    expect(await screen.findByText('1 open')).toBeTruthy();
  });

  it('keeps what is typed when an answer changes the proposal, and gives the proposal back', async () => {
    const { user } = await opened(untold());
    await fill(description(), 'Call me first.');
    await user.click(answer('No product key viewed: no'));
    await screen.findByText('1 open');
    expect(description().value).toBe('Call me first.');
    await user.click(screen.getByRole('button', { name: /^Restore suggested text/ }));
    await waitFor(() => expect(description().value).not.toContain('Call me first.'));
    expect(document.activeElement).toBe(description());
  });

  it('says at its field why a text cannot be sent, sends nothing and loses nothing', async () => {
    const { user, backend } = await opened();
    const long = 'a'.repeat(10_001);
    await fireEvent.input(description(), { target: { value: long } });
    await user.click(submit());
    await waitFor(() => expect(document.activeElement).toBe(description()));
    expect(described(description())).toBe('The text has 10,001 characters; at most 10,000 can be sent.');
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
    const { backend } = untold();
    const form = new CancelForm(backend, offer);
    await form.read();
    const late = deferred<CancelView>();
    const view = form.view as CancelView;
    vi.mocked(backend.cancelForm).mockReturnValueOnce(late.promise);
    const first = form.give('benefit_activated', true);
    await form.give('benefit_activated', false);
    late.resolve({ ...view, tally: 'Too late' });
    await first;
    expect(form.view?.tally).not.toBe('Too late');
  });

  it('copies the way, the type, the summary and the description as text', async () => {
    const { user } = await opened();
    await user.click(screen.getByRole('button', { name: 'Copy all' }));
    const copied = await navigator.clipboard.readText();
    expect(copied).toContain('Report problems with Partner Center > New request');
    expect(copied).toContain(summary().value);
  });

  it('is sent once however often Submit is pressed, and leads to the request', async () => {
    const { user, backend, replay } = await opened();
    replay.skip('sendCancellation');
    const made = deferred<void>();
    vi.mocked(backend.sendCancellation).mockImplementationOnce(async () => {
      await made.promise;
      replay.skip('sendCancellation');
      return replay.recorded('sendCancellation');
    });
    await user.dblClick(submit());
    await user.click(submit());
    await waitFor(() => expect(submit().getAttribute('aria-disabled')).toBe('true'));
    expect(await screen.findByText(/^Sending the request/)).toBeTruthy();
    expect(backend.sendCancellation).toHaveBeenCalledTimes(1);
    made.resolve();
    const heading = await screen.findByRole('heading', { name: 'Request recorded' });
    await waitFor(() => expect(document.activeElement).toBe(heading));
    expect(navigation.route).toMatchObject({ page: 'request', sent: true });
    const links = within(screen.getByRole('navigation'));
    expect(await links.findByText('1 request not closed')).toBeTruthy();
  });

  it('sends what was typed', async () => {
    const { user, backend } = await opened('cancellation-answered');
    await fill(summary(), 'Stop it');
    await user.click(submit());
    await screen.findByRole('heading', { name: 'Request recorded' });
    expect(vi.mocked(backend.sendCancellation).mock.calls).toEqual([[{ ...untouched, summary: 'Stop it' }]]);
  });

  it('tells why it was not sent, and stays as it was', async () => {
    const { user, replay } = await opened();
    await user.click(submit());
    expect((await screen.findByRole('alert')).textContent).toContain(replay.error('sendCancellation').safe);
    await user.click(submit());
    expect(await screen.findByRole('heading', { name: 'Request recorded' })).toBeTruthy();
  });

  it('does not send a second request, and leads to the one that is there', async () => {
    const { user, backend, replay } = await openPage(cancelRoute, {
      situation: 'cancellation',
      after: 'sendCancellation',
    });
    await screen.findByText('You have already asked support.');
    const { open_request, reason } = replay.answer('cancelForm', untouched);
    expect(submit().getAttribute('aria-disabled')).toBe('true');
    expect(described(submit())).toContain(reason);
    await user.click(submit());
    expect(backend.sendCancellation).not.toHaveBeenCalled();
    const link = screen.getByRole('link', { name: 'View the request' });
    expect(link.getAttribute('href')).toBe(`#/request/${open_request}`);
  });

  it('says which roles may, where this one may not', async () => {
    const { user, backend } = await opened('cancellation-by-role');
    expect(described(submit())).toMatch(/Global admin.* and Sales agent/);
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
    const { user } = await opened('cancellation-answered');
    await fill(summary(), 'Stop it');
    await fireEvent.keyDown(window, { key: '1', ctrlKey: true });
    const dialog = within(await screen.findByRole('dialog', { name: 'Leave without sending?' }));
    await user.click(dialog.getByRole('button', { name: 'Keep editing' }));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(summary().value).toBe('Stop it');
    await user.click(submit());
    await screen.findByRole('heading', { name: 'Request recorded' });
    expect(screen.queryByRole('dialog')).toBeNull();
  });
});
