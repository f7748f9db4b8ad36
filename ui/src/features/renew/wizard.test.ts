import { fireEvent, screen, waitFor, within } from '@testing-library/svelte';
import type { UserEvent } from '@testing-library/user-event';
import { afterEach, describe, expect, it, vi } from 'vitest';

import { asErrorView } from '../../lib/backend/error';
import type { ConfirmationView, StatusView } from '../../lib/backend/types';
import { deferred, described, fill, openPage, pageStorage, replay, synced } from '../../testing/page';
import { saveAfter, Wizard } from './wizard.svelte';

const number = '4111111111111111';
const declinedCard = '4000000000000002';
const order = '00000000-0000-0000-0000-000000000001';
const card = { holder: 'Aoife Moore', number, expiry: '12/24', security_code: '737' };
const wizardRoute = { page: 'renew', offer: 'action-pack' } as const;

const cardLabels = ['Cardholder', 'Card number', 'Expiry', 'Security code'] as const;

const cardField = (label: (typeof cardLabels)[number]) => screen.getByLabelText<HTMLInputElement>(label);

async function typeCard(user: UserEvent, cardNumber = number) {
  await screen.findByLabelText('Cardholder');
  const typed = ['Aoife Moore', cardNumber, '1224', '737'];
  for (const [at, label] of cardLabels.entries()) {
    await user.clear(cardField(label));
    await user.type(cardField(label), typed[at] ?? '');
  }
}

async function toReview(user: UserEvent, cardNumber = number) {
  await typeCard(user, cardNumber);
  await user.click(screen.getByRole('button', { name: 'Continue to review' }));
  return screen.findByRole('button', { name: 'Buy for €516.60' });
}

const poNumber = () => screen.getByLabelText(/PO number/, { selector: 'input:not([type=checkbox])' });

async function fillPoNumber(value = 'PO-7') {
  await fill(poNumber(), value);
  await screen.findByText(value, { selector: 'li p' });
}

async function tickAll(user: UserEvent) {
  for (const box of screen.getAllByRole('checkbox')) await user.click(box);
}

afterEach(() => vi.useRealTimers());

describe('an order by card', () => {
  it('goes from the card over the review to the confirmation and back to its tile', async () => {
    const { user, backend } = await openPage(wizardRoute, 'renewal-by-card');
    const buy = await toReview(user);
    await fillPoNumber();
    await tickAll(user);
    await user.click(buy);
    expect(await screen.findByRole('heading', { name: 'Order confirmed' })).toBe(document.activeElement);
    expect(backend.submitOrder).toHaveBeenCalledExactlyOnceWith(order, 'tok_1', '516.60 EUR');
    expect(screen.getByText('Renewal window opens')).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Back to membership offers' }));
    await waitFor(() => expect((document.activeElement as HTMLElement).dataset.offer).toBe('action-pack'));
  });

  it('cannot be bought before all four points are ticked, and says so', async () => {
    const { user, backend } = await openPage(wizardRoute, 'renewal-by-card');
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

  it('waits without a connection, and says so', async () => {
    const opening = replay('renewal-by-card');
    const online = opening.answer('status');
    const sentence = 'You are offline. Connect to buy.';
    const offline: StatusView = { ...online, freshness: 'offline', buying_waits: sentence };
    const { user, backend } = await openPage(wizardRoute, opening);
    const buy = await toReview(user);
    await fillPoNumber();
    await tickAll(user);
    expect(buy.hasAttribute('aria-disabled')).toBe(false);
    vi.mocked(backend.sync).mockResolvedValue(synced(offline));
    vi.mocked(backend.status).mockResolvedValue(offline);
    await user.click(screen.getByRole('button', { name: 'Sync now' }));
    await waitFor(() => expect(buy.getAttribute('aria-disabled')).toBe('true'));
    expect(described(buy)).toBe(sentence);
    await user.click(buy);
    expect(backend.submitOrder).not.toHaveBeenCalled();
    vi.mocked(backend.sync).mockResolvedValue(synced(online));
    vi.mocked(backend.status).mockResolvedValue(online);
    await user.click(screen.getByRole('button', { name: 'Try again' }));
    await waitFor(() => expect(buy.hasAttribute('aria-disabled')).toBe(false));
  });

  it('has to have a point checked again when what it names has changed', async () => {
    const { user } = await openPage(wizardRoute, 'renewal-by-card');
    const buy = await toReview(user);
    await tickAll(user);
    await fill(poNumber(), 'PO-7');
    await waitFor(() => expect(buy.getAttribute('aria-disabled')).toBe('true'));
    const unticked = screen.getAllByRole<HTMLInputElement>('checkbox').filter((box) => !box.checked);
    expect(unticked.map((box) => box.id)).toEqual(['point-po_number']);
  });

  it('is sent once however often Buy is pressed', async () => {
    const { user, backend, replay } = await openPage(wizardRoute, 'renewal-by-card');
    const buy = await toReview(user);
    await tickAll(user);
    const answer = deferred<ConfirmationView>();
    vi.mocked(backend.beginOrder).mockResolvedValueOnce(replay.recorded('beginOrder'));
    vi.mocked(backend.quoteDraft).mockResolvedValueOnce(replay.recorded('quoteDraft'));
    vi.mocked(backend.submitOrder).mockReturnValueOnce(answer.promise);
    await user.dblClick(buy);
    await user.click(buy);
    buy.focus();
    await user.keyboard('{Enter} ');
    expect(buy.getAttribute('aria-disabled')).toBe('true');
    expect(backend.submitOrder).toHaveBeenCalledTimes(1);
    answer.reject(
      asErrorView({ code: 'offline', message: 'No answer.', safe: 'Safe.', todo: 'Wait.', translated: [] }),
    );
    await screen.findByRole('alert');
  });

  it('is sent once even when Buy is asked for twice before the page has drawn anything', async () => {
    const { backend } = replay('renewal-by-card');
    const wizard = new Wizard(backend, 'action-pack');
    await wizard.begin();
    wizard.card.input = { ...card };
    await wizard.review();
    wizard.draft.po_number = 'PO-7';
    wizard.changed();
    await wizard.flush();
    for (const point of wizard.view?.points ?? []) wizard.tick(point, true);
    const [first, second] = await Promise.all([wizard.buy(), wizard.buy()]);
    expect(first?.order.state).toBe('confirmed');
    expect(second).toBeNull();
    expect(backend.submitOrder).toHaveBeenCalledTimes(1);
  });

  it('is not bought by Enter in a field', async () => {
    const { user, backend } = await openPage(wizardRoute, 'renewal-by-card');
    await toReview(user);
    await tickAll(user);
    await user.type(poNumber(), '{Enter}');
    await user.type(screen.getAllByRole('checkbox')[0] as HTMLElement, '{Enter}');
    expect(backend.submitOrder).not.toHaveBeenCalled();
  });

  it('says after a while that it is being placed', async () => {
    const replayed = replay('renewal-by-card');
    const { backend } = replayed;
    const answer = deferred<ConfirmationView>();
    vi.mocked(backend.submitOrder).mockReturnValueOnce(answer.promise);
    const slow = new Wizard(backend, 'action-pack');
    await slow.begin();
    for (const point of slow.view?.points ?? []) slow.tick(point, true);
    vi.mocked(backend.beginOrder).mockResolvedValueOnce(replayed.recorded('beginOrder'));
    vi.useFakeTimers();
    const bought = slow.buy();
    await vi.advanceTimersByTimeAsync(499);
    expect([slow.current, slow.slow]).toEqual(['buy', false]);
    await vi.advanceTimersByTimeAsync(1);
    expect([slow.current, slow.slow]).toEqual(['buy', true]);
    answer.reject({ code: 'x', message: 'm', safe: 's', todo: 't', translated: [] });
    expect(await bought).toBeNull();
    expect([slow.current, slow.slow]).toEqual([null, false]);
  });

  it('takes seven clicks and four fields at the most', async () => {
    const clicks = vi.fn();
    const filledIn = new Set<EventTarget | null>();
    document.addEventListener('click', clicks);
    document.addEventListener('input', ({ target }) => {
      if ((target as HTMLInputElement).type !== 'checkbox') filledIn.add(target);
    });
    const { user } = await openPage({ page: 'offers' }, 'renewal-in-few-clicks');
    const tile = await waitFor(() => document.querySelector<HTMLElement>('[data-offer="action-pack"]') as HTMLElement);
    await user.click(within(tile).getByRole('button', { name: 'Renew subscription' }));
    await screen.findByLabelText('Cardholder');
    for (const [label, text] of [
      ['Cardholder', 'Aoife Moore'],
      ['Card number', number],
      ['Expiry', '1224'],
      ['Security code', '737'],
    ] as const) {
      cardField(label).focus();
      await user.keyboard(text);
    }
    await user.click(screen.getByRole('button', { name: 'Continue to review' }));
    const buy = await screen.findByRole('button', { name: 'Buy for €516.60' });
    await tickAll(user);
    await user.click(buy);
    await screen.findByRole('heading', { name: 'Order confirmed' });
    document.removeEventListener('click', clicks);
    // A click on a label or a box counts once, however many events it makes.
    expect(clicks.mock.calls.length).toBeLessThanOrEqual(7);
    expect(filledIn.size).toBe(4);
  });

  it('tells each wrong field what to enter before anything leaves the page, and moves to the first', async () => {
    const { user, backend } = await openPage(wizardRoute, 'renewal-by-card');
    await user.type(await screen.findByLabelText('Cardholder'), 'Aoife Moore');
    await user.type(cardField('Expiry'), '1327');
    await user.click(screen.getByRole('button', { name: 'Continue to review' }));
    expect(backend.tokenizeCard).not.toHaveBeenCalled();
    await waitFor(() => expect(document.activeElement).toBe(cardField('Card number')));
    expect(cardField('Cardholder').hasAttribute('aria-invalid')).toBe(false);
    for (const [label, message] of [
      ['Card number', 'Enter the card number.'],
      ['Expiry', 'Check the expiry date: use MM/YY.'],
      ['Security code', 'Enter the 3-digit security code.'],
    ] as const) {
      expect([cardField(label).getAttribute('aria-invalid'), described(cardField(label))]).toEqual(['true', message]);
    }
    await user.type(cardField('Card number'), number);
    expect(cardField('Card number').hasAttribute('aria-invalid')).toBe(false);
  });

  it('writes the number in groups and the month with its slash, and names the brand', async () => {
    const { user } = await openPage(wizardRoute, 'renewal-by-card');
    await user.type(await screen.findByLabelText('Card number'), '37828224');
    await user.type(cardField('Expiry'), '927');
    expect([cardField('Card number').value, cardField('Expiry').value]).toEqual(['3782 8224', '09/27']);
    expect(described(cardField('Card number'))).toContain('American Express');
    await user.clear(cardField('Card number'));
    await user.click(cardField('Card number'));
    await user.paste('５５５５－5555 5555-4444');
    expect(cardField('Card number').value).toBe('5555 5555 5555 4444');
    expect(described(cardField('Card number'))).toBe('Mastercard');
  });

  it('keeps the typed card to be corrected when the gateway does not take it', async () => {
    const { user, backend, replay } = await openPage(wizardRoute, 'card-refused');
    const refused = replay.error('tokenizeCard');
    vi.mocked(backend.tokenizeCard).mockRejectedValueOnce(refused);
    await typeCard(user);
    await user.click(screen.getByRole('button', { name: 'Continue to review' }));
    const alert = await screen.findByRole('alert');
    for (const sentence of [refused.message, refused.safe, refused.todo]) expect(alert.textContent).toContain(sentence);
    expect(cardField('Card number').value).toBe('4111 1111 1111 1111');
  });

  it('goes back from the review with everything kept', async () => {
    const { user } = await openPage(wizardRoute, 'card-changed');
    await toReview(user);
    await user.click(screen.getByRole('button', { name: 'Back' }));
    expect(screen.getByText('Visa ending 1111')).toBeTruthy();
    expect(document.activeElement?.tagName).toBe('H1');
  });
});

describe('an order without a connection', () => {
  it('keeps the card that could not be handed in, and what is on the review', async () => {
    const { user, backend, replay } = await openPage(wizardRoute, 'renewal-offline');
    await typeCard(user);
    await user.click(screen.getByRole('button', { name: 'Continue to review' }));
    const alert = await screen.findByRole('alert');
    expect(replay.error('tokenizeCard').code).toBe('unreachable');
    expect(alert.textContent).toContain(replay.error('tokenizeCard').message);
    expect(cardLabels.map((label) => cardField(label).value)).toEqual([
      'Aoife Moore',
      '4111 1111 1111 1111',
      '12/24',
      '737',
    ]);
    await user.click(screen.getByRole('button', { name: 'Continue to review' }));
    const buy = await screen.findByRole('button', { name: 'Buy for €516.60' });
    await tickAll(user);
    await user.click(buy);
    const { message, safe, todo } = replay.error('submitOrder');
    const told = await screen.findByRole('alert');
    for (const sentence of [message, safe, todo]) expect(told.textContent).toContain(sentence);
    expect(screen.getAllByRole<HTMLInputElement>('checkbox').every((box) => box.checked)).toBe(true);
    expect(screen.getByText(/Visa ending 1111, charged at once/)).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Buy for €516.60' }));
    await screen.findByRole('heading', { name: 'Order confirmed' });
    expect(backend.submitOrder).toHaveBeenCalledTimes(2);
  });
});

describe('a sample account', () => {
  it('has its test cards one click away', async () => {
    const { user, backend } = await openPage(wizardRoute, 'renewal-by-card');
    await user.click(await screen.findByRole('button', { name: 'Visa 1111' }));
    expect(cardLabels.map((label) => cardField(label).value)).toEqual([
      'Aoife Moore',
      '4111 1111 1111 1111',
      '12/24',
      '737',
    ]);
    await user.click(screen.getByRole('button', { name: 'Continue to review' }));
    await screen.findByRole('button', { name: 'Buy for €516.60' });
    expect(backend.tokenizeCard).toHaveBeenCalledTimes(1);
  });

  it.each(['4539 5787 6362 1486', '4539-5787-6362-1486', '４５３９５７８７６３６２１４８６'])(
    'takes no real card, and forgets one at once: %s',
    async (real) => {
      const { user, backend, view } = await openPage(wizardRoute, 'renewal-by-card');
      await user.click(await screen.findByLabelText('Card number'));
      await user.paste(real);
      const field = cardField('Card number');
      expect(field.value).toBe('');
      expect(field.getAttribute('aria-invalid')).toBe('true');
      expect(described(field)).toMatch(/^Do not type a real card here\./);
      await user.click(screen.getByRole('button', { name: 'Continue to review' }));
      expect(backend.tokenizeCard).not.toHaveBeenCalled();
      expect(view.container.innerHTML + pageStorage()).not.toContain(real);
    },
  );

  it('takes none that is typed digit by digit either', async () => {
    const { user } = await openPage(wizardRoute, 'renewal-by-card');
    await user.type(await screen.findByLabelText('Card number'), '4539578763621486');
    expect(cardField('Card number').value).toBe('');
    expect(described(cardField('Card number'))).toMatch(/^Do not type a real card here\./);
  });
});

describe('a declined card', () => {
  it('leaves the form ready for another card with everything else kept', async () => {
    const { user, backend, replay } = await openPage(wizardRoute, 'card-declined');
    const buy = await toReview(user, declinedCard);
    await fillPoNumber();
    await tickAll(user);
    await user.click(buy);
    const alert = await screen.findByRole('alert');
    const { message, safe, todo } = replay.error('submitOrder');
    for (const sentence of [message, safe, todo]) expect(alert.textContent).toContain(sentence);
    expect(cardLabels.map((label) => cardField(label).value)).toEqual(['Aoife Moore', '', '12/24', '']);
    await toReview(user);
    expect(screen.getByText('PO-7', { selector: 'li p' })).toBeTruthy();
    expect(screen.getAllByRole<HTMLInputElement>('checkbox').every((box) => box.checked)).toBe(true);
    await user.click(screen.getByRole('button', { name: 'Buy for €516.60' }));
    await screen.findByRole('heading', { name: 'Order confirmed' });
    expect(vi.mocked(backend.submitOrder).mock.calls.map((call) => call[1])).toEqual(['tok_1', 'tok_2']);
  });

  it('offers the transfer with its last day, one click away and with everything kept', async () => {
    const { user, backend } = await openPage(wizardRoute, 'declined-then-transfer');
    const buy = await toReview(user, declinedCard);
    await fillPoNumber();
    await tickAll(user);
    await user.click(buy);
    const alert = within(await screen.findByRole('alert'));
    expect(alert.getByText(/pay by bank transfer instead\. Send the money by Mon 12 July 2021\./)).toBeTruthy();
    await user.click(alert.getByRole('button', { name: 'Pay by bank transfer' }));
    await waitFor(() => expect(document.activeElement).toBe(screen.getByLabelText('Contact name')));
    expect(screen.queryByRole('alert')).toBeNull();
    const last = vi.mocked(backend.saveDraft).mock.lastCall?.[1];
    expect([last?.method, last?.po_number]).toEqual(['transfer', 'PO-7']);
  });

  it('is shown as an attempt and not as an order', async () => {
    await openPage({ page: 'order', order }, { situation: 'card-declined', after: 'beginOrder' });
    expect(await screen.findByRole('heading', { level: 1, name: 'Attempt of 28 June 2021' })).toBeTruthy();
    expect(screen.getByText('The card was declined.')).toBeTruthy();
    expect(screen.queryByText('Order number')).toBeNull();
    expect(screen.getByRole('main').textContent).not.toContain(order);
  });

  it('is told again when the wizard is opened anew', async () => {
    await openPage(wizardRoute, { situation: 'card-declined', after: 'beginOrder' });
    expect((await screen.findByRole('alert')).textContent).toContain('The card was declined.');
  });

  it('offers no second try when Rust no longer has a draft', async () => {
    const { user, replay } = await openPage(wizardRoute, 'outcome-unknown');
    const buy = await toReview(user);
    await fillPoNumber();
    await tickAll(user);
    await user.click(buy);
    expect((await screen.findByRole('alert')).textContent).toContain(replay.error('submitOrder').message);
    expect(screen.queryByRole('button', { name: /Buy for/ })).toBeNull();
    expect(screen.getByRole('link', { name: 'View orders' })).toBeTruthy();
  });
});

describe('the card', () => {
  it('is gone from the page as soon as the gateway has it, and never in the page storage', async () => {
    const { user, backend } = await openPage(wizardRoute, 'card-changed');
    await toReview(user);
    expect(backend.tokenizeCard).toHaveBeenCalledTimes(1);
    expect(document.body.innerHTML).not.toContain(number);
    expect(pageStorage()).not.toContain(number);
    expect(pageStorage()).not.toContain('737');
    expect(JSON.stringify(vi.mocked(backend.saveDraft).mock.calls)).not.toContain(number);
    await user.click(screen.getByRole('button', { name: /Change/ }));
    expect(screen.getByText('Visa ending 1111')).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Use another card' }));
    expect(screen.getByLabelText<HTMLInputElement>('Card number').value).toBe('');
  });

  it('is forgotten when the wizard is left or the window goes away', async () => {
    const wizard = new Wizard(replay('renewal-by-card').backend, 'action-pack');
    await wizard.begin();
    wizard.card.input = { ...card };
    await wizard.review();
    expect(wizard.payment?.token).toBe('tok_1');
    wizard.card.input.number = number;
    void wizard.leave();
    expect(wizard.payment).toBeNull();
    expect(Object.values(wizard.card.input).join('')).toBe('');
  });

  it('has to be entered again after a reload, with everything else as it was left', async () => {
    const { user } = await openPage(wizardRoute, { situation: 'card-entered-again', after: 'beginOrder' });
    expect(await screen.findByText('Enter the card again.')).toBeTruthy();
    await toReview(user);
    expect(screen.getByLabelText<HTMLInputElement>(/PO number/, { selector: 'input:not([type=checkbox])' }).value).toBe(
      'PO-7',
    );
  });
});

describe('a bank transfer', () => {
  it('shows the problems of its contact and moves to the first one', async () => {
    const { user, backend, replay } = await openPage(wizardRoute, 'renewal-by-transfer');
    await user.click(await screen.findByRole('radio', { name: 'Electronic bank transfer' }));
    await fill(screen.getByLabelText('Contact name'), 'Aoife Moore');
    await fill(screen.getByLabelText('Email address'), 'accounts@lindqvist');
    await user.click(screen.getByRole('button', { name: 'Submit' }));
    const phone = screen.getByLabelText('Phone number');
    await waitFor(() => expect(document.activeElement).toBe(phone));
    expect(described(phone)).not.toBe('');
    expect(screen.getByLabelText('Email address').getAttribute('aria-invalid')).toBe('true');
    expect(backend.tokenizeCard).not.toHaveBeenCalled();
    await fill(phone, '015550142');
    await fill(screen.getByLabelText('Email address'), 'accounts@lindqvist.ie');
    await user.click(screen.getByRole('button', { name: 'Submit' }));
    await screen.findByText('Aoife Moore, 015550142, accounts@lindqvist.ie');
    await tickAll(user);
    await user.click(screen.getByRole('button', { name: 'Buy for €516.60' }));
    await screen.findByRole('heading', { name: replay.answer('order', order).headline });
    expect(backend.submitOrder).toHaveBeenCalledExactlyOnceWith(order, null, '516.60 EUR');
    const download = screen.getByRole('button', { name: 'Download invoice' });
    expect(download.getAttribute('aria-disabled')).toBe('true');
    expect(document.getElementById(download.getAttribute('aria-describedby') ?? '')?.textContent).toBe(
      'The invoice is made after the payment.',
    );
  });
});

describe('the draft', () => {
  async function atTransfer() {
    const page = await openPage(wizardRoute, 'draft');
    await page.user.click(await screen.findByRole('radio', { name: 'Electronic bank transfer' }));
    await waitFor(() => expect(page.backend.saveDraft).toHaveBeenCalledTimes(1));
    vi.mocked(page.backend.saveDraft).mockClear();
    return { ...page, name: screen.getByLabelText('Contact name') };
  }

  const saved = (backend: Awaited<ReturnType<typeof openPage>>['backend']) =>
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
    const replayed = replay('draft');
    const { backend } = replayed;
    const wizard = new Wizard(backend, 'action-pack');
    await wizard.begin();
    const answer = deferred<void>();
    vi.mocked(backend.saveDraft).mockImplementationOnce(async () => {
      await answer.promise;
      return replayed.recorded('saveDraft');
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
    const { backend } = replay('draft');
    const wizard = new Wizard(backend, 'action-pack');
    await wizard.begin();
    const full = {
      code: 'disk_full',
      message: 'The disk is full.',
      safe: 'Nothing was sent.',
      todo: 'Make room.',
      translated: [],
    };
    vi.mocked(backend.saveDraft).mockRejectedValueOnce(full);
    wizard.draft.po_number = 'PO-1';
    wizard.changed();
    expect(await wizard.flush()).toBe(false);
    expect(wizard.error).toEqual(full);
    wizard.error = null;
    expect(await wizard.flush()).toBe(true);
    expect(wizard.view?.draft.po_number).toBe('PO-1');
  });

  it('is discarded only when that is chosen', async () => {
    const { user, backend } = await openPage(wizardRoute, 'draft-discarded');
    await user.click(await screen.findByRole('button', { name: 'Cancel' }));
    const question = await screen.findByRole('dialog', { name: 'Keep this draft?' });
    expect(document.activeElement?.textContent).toBe('Keep draft');
    expect(backend.discardDraft).not.toHaveBeenCalled();
    await user.click(within(question).getByRole('button', { name: 'Discard draft' }));
    await waitFor(() => expect(backend.discardDraft).toHaveBeenCalledExactlyOnceWith(order));
    await waitFor(() => expect(location.hash).toBe('#/offers'));
  });
});
