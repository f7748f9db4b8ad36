import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/svelte';
import type { UserEvent } from '@testing-library/user-event';
import { afterEach, describe, expect, it, vi } from 'vitest';

import { asErrorView } from '../../lib/backend/error';
import { declinedCard, fakeBackend } from '../../lib/backend/fake';
import type { ConfirmationView } from '../../lib/backend/types';
import { deferred, openDesk, pageStorage } from '../../testing/desk';
import { saveAfter, Wizard } from './wizard.svelte';

const number = '4111111111114821';
const wizardRoute = { page: 'renew', offer: 'action-pack' } as const;

async function typeCard(user: UserEvent, cardNumber = number) {
  await user.type(await screen.findByLabelText('Cardholder'), 'Aoife Moore');
  await user.type(screen.getByLabelText('Card number'), cardNumber);
  await user.type(screen.getByLabelText('Expiry'), '12/24');
  await user.type(screen.getByLabelText('Security code'), '737');
}

async function toReview(user: UserEvent, cardNumber = number) {
  await typeCard(user, cardNumber);
  await user.click(screen.getByRole('button', { name: 'Continue to review' }));
  return screen.findByRole('button', { name: 'Buy for €516.60' });
}

async function tickAll(user: UserEvent) {
  for (const box of screen.getAllByRole('checkbox')) await user.click(box);
}

afterEach(() => vi.useRealTimers());

describe('an order by card', () => {
  it('goes from the card over the review to the confirmation and back to its tile', async () => {
    const { user, backend } = await openDesk(wizardRoute);
    const buy = await toReview(user);
    await user.type(screen.getByLabelText(/PO number/, { selector: 'input:not([type=checkbox])' }), 'PO-7');
    await user.tab();
    await screen.findByText('PO-7', { selector: 'li p' });
    await tickAll(user);
    await user.click(buy);
    expect(await screen.findByRole('heading', { name: 'Order confirmed' })).toBe(document.activeElement);
    expect(backend.submitOrder).toHaveBeenCalledExactlyOnceWith('draft-action-pack', 'tok_1', '516.60 EUR');
    expect(screen.getByText('Renewal window opens')).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Close' }));
    await waitFor(() => expect((document.activeElement as HTMLElement).dataset.offer).toBe('action-pack'));
  });

  it('cannot be bought before all four points are ticked, and says so', async () => {
    const { user, backend } = await openDesk(wizardRoute);
    const buy = await toReview(user);
    const boxes = screen.getAllByRole('checkbox');
    expect(boxes).toHaveLength(4);
    for (const box of boxes) {
      expect(buy.getAttribute('aria-disabled')).toBe('true');
      const reason = document.getElementById(buy.getAttribute('aria-describedby') ?? '');
      expect(reason?.textContent).toBe('Tick all four checks to buy.');
      await user.click(buy);
      await user.click(box);
    }
    expect(buy.hasAttribute('aria-disabled')).toBe(false);
    expect(backend.submitOrder).not.toHaveBeenCalled();
  });

  it('has to have a point checked again when what it names has changed', async () => {
    const { user } = await openDesk(wizardRoute);
    const buy = await toReview(user);
    await tickAll(user);
    await user.type(screen.getByLabelText(/PO number/, { selector: 'input:not([type=checkbox])' }), 'PO-8');
    await user.tab();
    await waitFor(() => expect(buy.getAttribute('aria-disabled')).toBe('true'));
    const unticked = screen.getAllByRole<HTMLInputElement>('checkbox').filter((box) => !box.checked);
    expect(unticked.map((box) => box.id)).toEqual(['point-po_number']);
  });

  it('is sent once however often Buy is pressed', async () => {
    const { user, backend } = await openDesk(wizardRoute);
    const buy = await toReview(user);
    await tickAll(user);
    const answer = deferred<ConfirmationView>();
    vi.mocked(backend.submitOrder).mockReturnValueOnce(answer.promise);
    await user.dblClick(buy);
    await user.click(buy);
    buy.focus();
    await user.keyboard('{Enter} ');
    expect(buy.getAttribute('aria-disabled')).toBe('true');
    expect(backend.submitOrder).toHaveBeenCalledTimes(1);
    answer.reject(asErrorView({ code: 'offline', message: 'No answer.', safe: 'Safe.', todo: 'Wait.' }));
    await screen.findByRole('alert');
  });

  it('is sent once even when Buy is asked for twice before the page has drawn anything', async () => {
    const backend = fakeBackend();
    vi.spyOn(backend, 'submitOrder');
    const wizard = new Wizard(backend, 'action-pack');
    await wizard.begin();
    wizard.card = { holder: 'A', number, expiry: '12/24', security_code: '737' };
    await wizard.review();
    for (const point of wizard.view?.points ?? []) wizard.tick(point, true);
    const [first, second] = await Promise.all([wizard.buy(), wizard.buy()]);
    expect(first?.order.state).toBe('confirmed');
    expect(second).toBeNull();
    expect(backend.submitOrder).toHaveBeenCalledTimes(1);
  });

  it('is not bought by Enter in a field', async () => {
    const { user, backend } = await openDesk(wizardRoute);
    await toReview(user);
    await tickAll(user);
    await user.type(screen.getByLabelText(/PO number/, { selector: 'input:not([type=checkbox])' }), '{Enter}');
    await user.type(screen.getAllByRole('checkbox')[0] as HTMLElement, '{Enter}');
    expect(backend.submitOrder).not.toHaveBeenCalled();
  });

  it('says after a while that it is being placed', async () => {
    const backend = fakeBackend();
    const answer = deferred<ConfirmationView>();
    vi.spyOn(backend, 'submitOrder').mockReturnValueOnce(answer.promise);
    const slow = new Wizard(backend, 'action-pack');
    await slow.begin();
    for (const point of slow.view?.points ?? []) slow.tick(point, true);
    vi.useFakeTimers();
    const bought = slow.buy();
    await vi.advanceTimersByTimeAsync(499);
    expect([slow.current, slow.slow]).toEqual(['buy', false]);
    await vi.advanceTimersByTimeAsync(1);
    expect([slow.current, slow.slow]).toEqual(['buy', true]);
    answer.reject({ code: 'x', message: 'm', safe: 's', todo: 't' });
    expect(await bought).toBeNull();
    expect([slow.current, slow.slow]).toEqual([null, false]);
  });

  it('asks for the empty fields before it asks the gateway', async () => {
    const { user, backend } = await openDesk(wizardRoute);
    await user.type(await screen.findByLabelText('Cardholder'), 'Aoife Moore');
    await user.click(screen.getByRole('button', { name: 'Continue to review' }));
    expect(backend.tokenizeCard).not.toHaveBeenCalled();
    const empty = screen.getByLabelText('Card number');
    await waitFor(() => expect(document.activeElement).toBe(empty));
    expect(empty.getAttribute('aria-invalid')).toBe('true');
    expect(document.getElementById(empty.getAttribute('aria-describedby') ?? '')?.textContent).toBe(
      'Fill in this field',
    );
  });

  it('keeps the typed card to be corrected when the gateway does not take it', async () => {
    const { user } = await openDesk(wizardRoute);
    await typeCard(user, '4111');
    await user.click(screen.getByRole('button', { name: 'Continue to review' }));
    const alert = await screen.findByRole('alert');
    expect(alert.textContent).toContain('The card number is not complete.');
    expect(alert.textContent).toContain('Nothing was charged.');
    expect(alert.textContent).toContain('Check the number on the card.');
    expect(screen.getByLabelText<HTMLInputElement>('Card number').value).toBe('4111');
  });
});

describe('a declined card', () => {
  it('leaves the form ready for another card with everything else kept', async () => {
    const { user, backend } = await openDesk(wizardRoute);
    const buy = await toReview(user, declinedCard);
    await user.type(screen.getByLabelText(/PO number/, { selector: 'input:not([type=checkbox])' }), 'PO-9');
    await user.tab();
    await screen.findByText('PO-9', { selector: 'li p' });
    await tickAll(user);
    await user.click(buy);
    const alert = await screen.findByRole('alert');
    expect(alert.textContent).toContain('The card was declined.');
    expect(alert.textContent).toContain('Nothing was charged and no order was placed.');
    expect(alert.textContent).toContain('Check the address your bank has, then try again.');
    for (const label of ['Cardholder', 'Card number', 'Expiry', 'Security code']) {
      expect(screen.getByLabelText<HTMLInputElement>(label).value).toBe('');
    }
    await toReview(user);
    expect(screen.getByText('PO-9', { selector: 'li p' })).toBeTruthy();
    expect(screen.getAllByRole<HTMLInputElement>('checkbox').every((box) => box.checked)).toBe(true);
    await user.click(screen.getByRole('button', { name: 'Buy for €516.60' }));
    await screen.findByRole('heading', { name: 'Order confirmed' });
    expect(vi.mocked(backend.submitOrder).mock.calls.map((call) => call[1])).toEqual(['tok_1', 'tok_2']);
  });

  it('is told again when the wizard is opened anew', async () => {
    const backend = fakeBackend();
    const first = await openDesk(wizardRoute, {}, backend);
    await toReview(first.user, declinedCard);
    await tickAll(first.user);
    await first.user.click(screen.getByRole('button', { name: 'Buy for €516.60' }));
    await screen.findByRole('alert');
    cleanup();
    await openDesk(wizardRoute, {}, backend);
    expect((await screen.findByRole('alert')).textContent).toContain('The card was declined.');
  });

  it('offers no second try when Rust no longer has a draft', async () => {
    const { user, backend } = await openDesk(wizardRoute);
    const buy = await toReview(user);
    await tickAll(user);
    const unknown = { code: 'unknown_outcome', message: 'We do not know.', safe: 'Do not buy again.', todo: 'Sync.' };
    vi.mocked(backend.submitOrder).mockRejectedValueOnce(unknown);
    vi.mocked(backend.beginOrder).mockRejectedValueOnce({ ...unknown, code: 'not_eligible' });
    await user.click(buy);
    expect((await screen.findByRole('alert')).textContent).toContain('We do not know.');
    expect(screen.queryByRole('button', { name: /Buy for/ })).toBeNull();
    expect(screen.getByRole('link', { name: 'View orders' })).toBeTruthy();
  });
});

describe('the card', () => {
  it('is gone from the page as soon as the gateway has it, and never in the page storage', async () => {
    const { user, backend } = await openDesk(wizardRoute);
    await toReview(user);
    expect(backend.tokenizeCard).toHaveBeenCalledTimes(1);
    expect(document.body.innerHTML).not.toContain(number);
    expect(pageStorage()).not.toContain(number);
    expect(pageStorage()).not.toContain('737');
    expect(JSON.stringify(vi.mocked(backend.saveDraft).mock.calls)).not.toContain(number);
    await user.click(screen.getByRole('button', { name: /Change/ }));
    expect(screen.getByText('Visa ending 4821')).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Use another card' }));
    expect(screen.getByLabelText<HTMLInputElement>('Card number').value).toBe('');
  });

  it('is forgotten when the wizard is left or the window goes away', async () => {
    const wizard = new Wizard(fakeBackend(), 'action-pack');
    await wizard.begin();
    wizard.card = { holder: 'A', number, expiry: '12/24', security_code: '737' };
    await wizard.review();
    expect(wizard.payment?.token).toBe('tok_1');
    wizard.card.number = number;
    wizard.leave();
    expect(wizard.payment).toBeNull();
    expect(Object.values(wizard.card).join('')).toBe('');
  });

  it('has to be entered again after a reload, with everything else as it was left', async () => {
    const backend = fakeBackend();
    const before = await openDesk(wizardRoute, {}, backend);
    await toReview(before.user);
    await before.user.type(screen.getByLabelText(/PO number/, { selector: 'input:not([type=checkbox])' }), 'PO-5');
    await before.user.tab();
    await screen.findByText('PO-5', { selector: 'li p' });
    cleanup();
    const { user } = await openDesk(wizardRoute, {}, backend);
    expect(await screen.findByText('Enter the card again.')).toBeTruthy();
    await toReview(user);
    expect(screen.getByLabelText<HTMLInputElement>(/PO number/, { selector: 'input:not([type=checkbox])' }).value).toBe(
      'PO-5',
    );
  });
});

describe('a bank transfer', () => {
  it('shows the problems of its contact and moves to the first one', async () => {
    const { user, backend } = await openDesk(wizardRoute);
    await user.click(await screen.findByRole('radio', { name: 'Electronic bank transfer' }));
    await user.type(screen.getByLabelText('Contact name'), 'Aoife Moore');
    await user.type(screen.getByLabelText('Email address'), 'accounts@lindqvist');
    await user.click(screen.getByRole('button', { name: 'Submit' }));
    const phone = screen.getByLabelText('Phone number');
    await waitFor(() => expect(document.activeElement).toBe(phone));
    expect(document.getElementById(phone.getAttribute('aria-describedby') ?? '')?.textContent).toContain('digits only');
    expect(screen.getByText('Add the part after the dot, for example .ie')).toBeTruthy();
    expect(backend.tokenizeCard).not.toHaveBeenCalled();
    await user.type(phone, '015550142');
    await user.type(screen.getByLabelText('Email address'), '.ie');
    await user.click(screen.getByRole('button', { name: 'Submit' }));
    await screen.findByText('Aoife Moore, 015550142, accounts@lindqvist.ie');
    await tickAll(user);
    await user.click(screen.getByRole('button', { name: 'Buy for €516.60' }));
    await screen.findByRole('heading', { name: 'Order placed, payment open' });
    expect(backend.submitOrder).toHaveBeenCalledExactlyOnceWith('draft-action-pack', null, '516.60 EUR');
    const download = screen.getByRole('button', { name: 'Download invoice' });
    expect(download.getAttribute('aria-disabled')).toBe('true');
    expect(document.getElementById(download.getAttribute('aria-describedby') ?? '')?.textContent).toBe(
      'The invoice is made after the payment.',
    );
  });
});

describe('the draft', () => {
  async function atTransfer() {
    const desk = await openDesk(wizardRoute);
    await desk.user.click(await screen.findByRole('radio', { name: 'Electronic bank transfer' }));
    await waitFor(() => expect(desk.backend.saveDraft).toHaveBeenCalledTimes(1));
    vi.mocked(desk.backend.saveDraft).mockClear();
    return { ...desk, name: screen.getByLabelText('Contact name') };
  }

  const saved = (backend: Awaited<ReturnType<typeof openDesk>>['backend']) =>
    vi.mocked(backend.saveDraft).mock.calls.map(([, draft]) => draft.contact_name);

  it('is saved once when the typing pauses', async () => {
    const { backend, name } = await atTransfer();
    vi.useFakeTimers();
    for (const value of ['A', 'Ao', 'Aoi']) {
      await fireEvent.input(name, { target: { value } });
      await vi.advanceTimersByTimeAsync(saveAfter - 1);
    }
    expect(saved(backend)).toEqual([]);
    await vi.advanceTimersByTimeAsync(1);
    expect(saved(backend)).toEqual(['Aoi']);
  });

  it('is saved at once when a field is left', async () => {
    const { backend, name } = await atTransfer();
    await fireEvent.input(name, { target: { value: 'Aoife' } });
    await fireEvent.blur(name);
    expect(saved(backend)).toEqual(['Aoife']);
  });

  it('is saved at once when the window is hidden', async () => {
    const { backend, name } = await atTransfer();
    await fireEvent.input(name, { target: { value: 'Aoife' } });
    vi.spyOn(document, 'visibilityState', 'get').mockReturnValue('hidden');
    await fireEvent(document, new Event('visibilitychange'));
    expect(saved(backend)).toEqual(['Aoife']);
  });

  it('is saved at once when the page goes away', async () => {
    const { backend, name } = await atTransfer();
    await fireEvent.input(name, { target: { value: 'Aoife' } });
    await fireEvent(window, new Event('pagehide'));
    expect(saved(backend)).toEqual(['Aoife']);
  });

  it('is saved when another page is opened', async () => {
    const { backend, name, user } = await atTransfer();
    await fireEvent.input(name, { target: { value: 'Aoife' } });
    await user.click(within(screen.getByRole('navigation')).getByRole('link', { name: 'Settings' }));
    await waitFor(() => expect(saved(backend)).toEqual(['Aoife']));
  });

  it('is written in the order of the typing, the last state last', async () => {
    const backend = fakeBackend();
    const wizard = new Wizard(backend, 'action-pack');
    await wizard.begin();
    const answer = deferred<void>();
    const save = backend.saveDraft.bind(backend);
    vi.spyOn(backend, 'saveDraft').mockImplementationOnce(async (order, draft) => {
      await answer.promise;
      return save(order, draft);
    });
    wizard.draft.po_number = 'first';
    wizard.changed();
    const one = wizard.flush();
    wizard.draft.po_number = 'second';
    wizard.changed();
    const two = wizard.flush();
    expect(backend.saveDraft).toHaveBeenCalledTimes(1);
    answer.resolve();
    expect(await Promise.all([one, two])).toEqual([true, true]);
    expect(vi.mocked(backend.saveDraft).mock.calls.map(([, draft]) => draft.po_number)).toEqual(['first', 'second']);
    expect(wizard.view?.draft.po_number).toBe('second');
  });

  it('that cannot be saved is told and stays unsaved, not lost', async () => {
    const backend = fakeBackend();
    const wizard = new Wizard(backend, 'action-pack');
    await wizard.begin();
    const full = { code: 'disk_full', message: 'The disk is full.', safe: 'Nothing was sent.', todo: 'Make room.' };
    vi.spyOn(backend, 'saveDraft').mockRejectedValueOnce(full);
    wizard.draft.po_number = 'PO-1';
    wizard.changed();
    expect(await wizard.flush()).toBe(false);
    expect(wizard.error).toEqual(full);
    wizard.error = null;
    expect(await wizard.flush()).toBe(true);
    expect(wizard.view?.draft.po_number).toBe('PO-1');
  });

  it('is discarded only when that is chosen', async () => {
    const { user, backend } = await openDesk(wizardRoute);
    await user.click(await screen.findByRole('button', { name: 'Cancel' }));
    const question = await screen.findByRole('dialog', { name: 'Keep this draft?' });
    expect(document.activeElement?.textContent).toBe('Keep draft');
    expect(backend.discardDraft).not.toHaveBeenCalled();
    await user.click(within(question).getByRole('button', { name: 'Discard draft' }));
    await waitFor(() => expect(backend.discardDraft).toHaveBeenCalledExactlyOnceWith('draft-action-pack'));
    await waitFor(() => expect(location.hash).toBe('#/offers'));
  });
});
