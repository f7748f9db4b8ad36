import { fireEvent, screen, waitFor, within } from '@testing-library/svelte';
import { afterEach, describe, expect, it, vi } from 'vitest';

import type { ProfileCheckView, ProfileView, VettingStatus } from '../../lib/backend/types';
import { navigation } from '../../lib/route.svelte';
import { deferred, described, fill, openPage, replay } from '../../testing/page';
import type { Place, Replay } from '../../testing/replay';
import { checkAfter, ProfileForm } from './profile-form.svelte';

const profileRoute = { page: 'profile' } as const;

async function opened(side: 'bill-to' | 'organization' = 'bill-to', at: Place | string | Replay = 'profile') {
  const page = await openPage(profileRoute, at);
  await page.user.click(await screen.findByRole('button', { name: `Edit ${side}` }));
  return page;
}

async function retype(label: RegExp | string, value: string): Promise<void> {
  await fill(screen.getByLabelText(label), value);
}

const save = () => screen.getByRole('button', { name: /^Save/ });

afterEach(() => vi.useRealTimers());

describe('the profile', () => {
  it('of an account of one’s own lists what Partner Center said of it, and what is not known', async () => {
    const at = replay('profile');
    vi.mocked(at.backend.status).mockResolvedValue({ ...at.answer('status'), sample: false });
    const record = { etag: '', problem: '', problem_label: '' };
    vi.mocked(at.backend.centerRecords).mockResolvedValue([
      {
        ...record,
        record: 'legal-business',
        label: 'Legal business profile',
        known: true,
        as_of: '2026-11-29T09:00:00+00:00',
        state_label: 'as Partner Center had it on 29 November 2026',
      },
      {
        ...record,
        record: 'mpn',
        label: 'Partner network profile',
        known: false,
        as_of: '',
        state_label: 'not known',
        problem: 'forbidden',
        problem_label: 'You may not see it.',
      },
    ]);
    await openPage(profileRoute, at);
    const records = within(await screen.findByRole('region', { name: 'From Partner Center' }));
    const value = (label: string) => records.getByText(label).nextElementSibling?.textContent.trim();
    expect(value('Legal business profile')).toBe('as Partner Center had it on 29 November 2026');
    expect(value('Partner network profile')).toBe('not known You may not see it.');
  });

  it('of a sample has no such list', async () => {
    const { backend } = await openPage(profileRoute, 'profile');
    await screen.findByRole('region', { name: 'Bill to' });
    expect(backend.centerRecords).not.toHaveBeenCalled();
    expect(screen.queryByRole('region', { name: 'From Partner Center' })).toBeNull();
  });

  it('shows both sides, the numbers, the contact and the verification in words', async () => {
    await openPage(profileRoute, 'profile');
    const billing = within(await screen.findByRole('region', { name: 'Bill to' }));
    expect(billing.getByText(/Accounts payable/)).toBeTruthy();
    expect(billing.getByText('IE 1234567FA')).toBeTruthy();
    expect(billing.getByText('Not recorded')).toBeTruthy();
    expect(screen.getByText('Contact').nextElementSibling?.textContent.trim()).toBe(
      'Aoife Moore, aoife.moore@lindqvist.example, 16773000',
    );
    expect(screen.getByRole('region', { name: 'Organization, shown as Sold to' }).textContent).toContain('Dublin 2');
    const verification = screen.getByRole('region', { name: 'Verification' });
    expect(verification.textContent).toContain('Authorized, since 12 January 2021');
    expect(verification.textContent).toContain('4512880');
    expect(screen.getByText('No earlier version is stored on this computer.')).toBeTruthy();
  });

  it.each<[VettingStatus, string]>([
    ['pending', 'info'],
    ['rejected', 'bad'],
    ['unknown', 'warn'],
  ])('shows the verification %s in the tone %s with what to do', async (vetting, tone) => {
    const opening = replay('profile');
    const view = { ...opening.answer('profile'), vetting, vetting_label: 'Label', vetting_detail: 'What to do.' };
    vi.mocked(opening.backend.profile).mockResolvedValue(view);
    await openPage(profileRoute, opening);
    expect((await screen.findByText('Label')).className).toContain(tone);
    expect(screen.getByText('What to do.')).toBeTruthy();
  });

  it('says who may do what, by which source, and what other sources say', async () => {
    const { user, backend } = await openPage(profileRoute, 'profile');
    const table = within(await screen.findByRole('table'));
    expect(table.getAllByRole('columnheader').map((head) => head.textContent)).toEqual([
      'Activity',
      'Your role',
      'Roles',
      'As of',
      'Source',
    ]);
    const row = table.getByRole('row', { name: /^Buy and renew/ });
    expect(row.textContent).toContain('Allowed');
    expect(row.textContent).toContain('23 November 2020');
    const source = within(row).getByRole('button', { name: /^Buy or renew Action Pack and competencies/ });
    await user.click(source);
    expect(backend.openLink).toHaveBeenCalledExactlyOnceWith('mpn-get-action-pack');
    expect(row.querySelector('td.day')?.textContent).toBe('23 November 2020');
    const others = row.closest('tbody')?.querySelector('details');
    expect(others?.textContent).toContain('3 other sources');
    expect(others?.textContent).toContain('13 September 2023');
  });

  it.each([
    [true, 'Allowed'],
    [false, 'Not allowed'],
    [null, 'Unknown'],
  ])('says of a permission that is %s: %s', async (allowed, word) => {
    const opening = replay('profile');
    const view = opening.answer('profile');
    const permissions = view.permissions.slice(0, 1).map((permission) => ({ ...permission, allowed }));
    vi.mocked(opening.backend.profile).mockResolvedValue({ ...view, permissions });
    await openPage(profileRoute, opening);
    expect(within(await screen.findByRole('table')).getByRole('cell', { name: word })).toBeTruthy();
  });

  it('opens its links by their ids and tells where one cannot be opened', async () => {
    const lost = replay('connection-lost').error('sync');
    const { user, backend, replay: replayed } = await openPage(profileRoute, 'profile');
    const [first] = replayed.answer('profile').links;
    const link = await screen.findByRole('button', { name: new RegExp(`^${first?.label}`) });
    expect(link.title).toBe(first?.url);
    await user.click(link);
    expect(backend.openLink).toHaveBeenCalledExactlyOnceWith(first?.id);
    vi.mocked(backend.openLink).mockRejectedValueOnce(lost);
    await user.click(link);
    expect((await screen.findByRole('alert')).textContent).toContain(lost.message);
  });

  it.each(['en', 'zh-TW'] as const)('locks each side with the reason for that side, in %s', async (language) => {
    const at = { situation: 'roles', after: 'signInAs', language } as const;
    const { user, replay } = await openPage(profileRoute, at);
    const view = replay.answer('profile');
    for (const [side, { reason, mail }, activity] of [
      ['billing', view.billing_change, 'change_billing'],
      ['legal', view.legal_change, 'change_legal'],
    ] as const) {
      const label = view.permissions.find(({ id }) => id === activity)?.label ?? '';
      expect(reason.startsWith(label)).toBe(true);
      expect(mail?.text).toContain(label);
      const button = document.querySelector<HTMLElement>(`section[aria-labelledby=profile-${side}] header button`);
      expect(button?.getAttribute('aria-disabled')).toBe('true');
      expect(button && described(button)).toBe(reason);
      if (button) await user.click(button);
    }
    expect(document.querySelector('form')).toBeNull();
  });

  it('locks only the side that the role cannot change, and names who can', async () => {
    const roles = replay('roles');
    await roles.backend.signInAs('billing-admin');
    await openPage(profileRoute, roles);
    const { legal_change } = roles.answer('profile');
    expect((await screen.findByRole('button', { name: 'Edit bill-to' })).hasAttribute('aria-disabled')).toBe(false);
    expect(described(screen.getByRole('button', { name: 'Edit organization' }))).toBe(legal_change.reason);
  });

  it('has a ready-made mail for somebody who may: opened by what it asks for, or copied', async () => {
    const { user, backend, replay } = await openPage(profileRoute, { situation: 'roles', after: 'signInAs' });
    const mail = replay.answer('profile').legal_change.mail;
    const legal = within(await screen.findByRole('region', { name: 'Organization, shown as Sold to' }));
    await user.click(legal.getByRole('button', { name: 'Ask by mail' }));
    expect(backend.openMail).toHaveBeenCalledExactlyOnceWith('change_legal', null);
    await user.click(legal.getByRole('button', { name: 'Copy the text' }));
    expect(await navigator.clipboard.readText()).toBe(`${mail?.subject}\n\n${mail?.text}`);
  });
});

describe('the profile of Taiwan', () => {
  const taiwan = { situation: 'taiwan-profile', language: 'zh-TW' } as const;

  it('shows the address in one line and the family name first', async () => {
    await openPage(profileRoute, taiwan);
    const billing = await screen.findByRole('region', { name: '帳單地址' });
    expect(billing.textContent).toContain('110 台北市信義區松仁路 88 號 12 樓');
    expect(billing.textContent).toContain('林雅婷，yating.lin@qinglan.example，0227201234');
    expect(billing.textContent).toContain('統一編號');
    expect(billing.textContent).not.toContain('台灣');
  });

  it.each(['settings', 'profile'] as const)('writes the name of a person the same on the page %s', async (page) => {
    await openPage({ page }, taiwan);
    await waitFor(() => expect(screen.getByRole('main').textContent).toContain('林雅婷'));
    expect(document.body.textContent).not.toMatch(/雅婷\s*林/);
  });

  it('begins no line with a comma: a contact breaks between its parts, and a long address behind its @', async () => {
    await openPage(profileRoute, taiwan);
    const contact = (await screen.findByText('連絡人')).nextElementSibling?.querySelector('[lang]');
    const parts = [...(contact?.children ?? [])];
    expect(parts.map(({ textContent }) => textContent)).toEqual([
      '林雅婷，',
      'yating.lin@qinglan.example，',
      '0227201234',
    ]);
    expect(parts[1]?.querySelector('wbr')?.previousSibling?.textContent).toBe('yating.lin@');
    expect(contact?.textContent).toBe('林雅婷，yating.lin@qinglan.example，0227201234');
  });

  it('asks the address from the large to the small, the family name first, and no state', async () => {
    const { user } = await openPage(profileRoute, taiwan);
    await user.click(within(await screen.findByRole('region', { name: '帳單地址' })).getByRole('button'));
    const controls = [...document.querySelectorAll<HTMLInputElement>('form :is(input, select)')];
    expect(controls.map(({ id }) => id.replace('profile-', ''))).toEqual([
      'name',
      'attention',
      'postal_code',
      'county',
      'city',
      'address_line1',
      'address_line2',
      'country',
      'tax_id',
      'po_number',
      'last_name',
      'first_name',
      'email',
      'phone',
    ]);
    const county = screen.getByLabelText<HTMLSelectElement>('縣市');
    expect(county.value).toBe('台北市');
    expect(county.options).toHaveLength(23);
    expect(screen.getByLabelText<HTMLInputElement>(/^鄉鎮市區/).value).toBe('信義區');
    expect(screen.getByLabelText<HTMLInputElement>(/^統一編號/).value).toBe('12345675');
  });

  it('warns of a check digit that does not fit and saves the number all the same', async () => {
    const { user, replay, backend } = await openPage(profileRoute, taiwan);
    await user.click(within(await screen.findByRole('region', { name: '帳單地址' })).getByRole('button'));
    const number = screen.getByLabelText<HTMLInputElement>(/^統一編號/);
    await fill(number, '12345677');
    const { billing_form } = replay.answer('profile');
    const warned = replay.answer('checkProfile', { ...billing_form, tax_id: '12345677' }).warnings[0]?.message ?? '';
    expect(warned).toContain('檢查碼');
    await waitFor(() => expect(described(number)).toContain(warned));
    expect(number.hasAttribute('aria-invalid')).toBe(false);
    await user.click(screen.getByRole('button', { name: /^儲存/ }));
    expect(await screen.findByText(/下一張發票會依此列印。帳戶審查完成前無法購買或續約/)).toBeTruthy();
    expect(backend.saveProfile).toHaveBeenCalledTimes(1);
  });
});

describe('the form of the profile', () => {
  it('has the fields of its side, filled in, and the focus at its heading', async () => {
    await opened();
    expect(document.activeElement?.textContent).toBe('Edit bill-to');
    const values = [...document.querySelectorAll<HTMLInputElement>('form input')].map(({ id, value }) => [id, value]);
    expect(values).toEqual([
      ['profile-name', 'Lindqvist & Moore Ltd'],
      ['profile-attention', 'Accounts payable'],
      ['profile-address_line1', '14 Fitzwilliam Lane'],
      ['profile-address_line2', ''],
      ['profile-city', 'Dublin 2'],
      ['profile-state', ''],
      ['profile-postal_code', 'D02 PK31'],
      ['profile-country', 'Ireland'],
      ['profile-tax_id', 'IE 1234567FA'],
      ['profile-po_number', ''],
      ['profile-first_name', 'Aoife'],
      ['profile-last_name', 'Moore'],
      ['profile-email', 'aoife.moore@lindqvist.example'],
      ['profile-phone', '16773000'],
    ]);
  });

  it('follows the rules of the country: states to choose from, examples, and the country fixed with a word why', async () => {
    const profile = replay('profile');
    const view = profile.answer('profile');
    const states = [
      { code: 'OR', name: 'Oregon' },
      { code: 'WA', name: 'Washington' },
    ];
    const legal_rules = { ...view.legal_rules, states, state_use: 'required' as const };
    const legal_form = { ...view.legal_form, state: 'WA' };
    vi.mocked(profile.backend.profile).mockResolvedValue({ ...view, legal_rules, legal_form });
    await opened('organization', profile);
    const state = screen.getByLabelText<HTMLSelectElement>('State or province');
    expect([...state.options].map(({ textContent }) => textContent)).toEqual(['None chosen', 'Oregon', 'Washington']);
    expect(state.value).toBe('WA');
    expect(described(screen.getByLabelText('Postal code'))).toContain(view.legal_rules.postal_code_example);
    const country = screen.getByLabelText<HTMLInputElement>('Country or region');
    expect([country.value, country.readOnly]).toEqual([view.legal_rules.country, true]);
    expect(described(country)).toBe('Part of the account. It cannot be changed.');
    expect(screen.queryByLabelText(/Tax ID/)).toBeNull();
  });

  it.each([true, false])('has a field for the state where Rust asks for one: %s', async (asked) => {
    const profile = replay('profile');
    const view = profile.answer('profile');
    const fields = view.legal_rules.fields.filter((field) => asked || field !== 'state');
    const changed = { ...view, legal_rules: { ...view.legal_rules, fields } };
    vi.mocked(profile.backend.profile).mockResolvedValue(changed);
    const { user } = await openPage(profileRoute, profile);
    await user.click(await screen.findByRole('button', { name: 'Edit organization' }));
    expect(screen.queryByLabelText(/State or province/) !== null).toBe(asked);
  });

  it('keeps a state that is recorded by its name among the choices', async () => {
    const profile = replay('profile');
    const view = profile.answer('profile');
    const legal_form = { ...view.legal_form, state: 'State of Washington' };
    const legal_rules = { ...view.legal_rules, states: [{ code: 'WA', name: 'Washington' }] };
    vi.mocked(profile.backend.profile).mockResolvedValue({ ...view, legal_form, legal_rules });
    const { user } = await openPage(profileRoute, profile);
    await user.click(await screen.findByRole('button', { name: 'Edit organization' }));
    expect(screen.getByLabelText<HTMLSelectElement>(/^State or province/).value).toBe('State of Washington');
  });

  it('is checked once when the typing pauses, with what stands there then', async () => {
    const { backend } = await opened();
    vi.useFakeTimers();
    const city = screen.getByLabelText('City');
    for (const value of ['C', 'Co', 'Cork']) {
      await fireEvent.input(city, { target: { value } });
      await vi.advanceTimersByTimeAsync(checkAfter - 1);
    }
    expect(backend.checkProfile).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(1);
    expect(vi.mocked(backend.checkProfile).mock.calls.map(([input]) => input.city)).toEqual(['Cork']);
  });

  it('goes by the last answer, whichever comes last', async () => {
    const profile = replay('profile');
    const { backend } = profile;
    const form = new ProfileForm(backend, profile.answer('profile'), 'billing', () => ['city', 'email']);
    const late = deferred<ProfileCheckView>();
    const answer = profile.answer('checkProfile', { ...form.input });
    vi.mocked(backend.checkProfile).mockReturnValueOnce(late.promise);
    form.input.email = 'accounts';
    form.left('email');
    form.input.email = profile.answer('profile').billing_form.email;
    form.input.city = 'Cork';
    form.left('email');
    await Promise.resolve();
    late.resolve({ ...answer, problems: [{ field: 'email', message: 'Too late.' }] });
    await late.promise;
    await Promise.resolve();
    expect(form.problems.problem('email')).toBe('');
  });

  it('tells a problem at its field once the field was left, and a warning that does not block', async () => {
    const { user, backend, replay } = await opened('bill-to', 'profile-warned');
    const { billing_form } = replay.answer('profile');
    const tax = screen.getByLabelText(/^VAT/);
    await retype(/^VAT/, '??');
    const warned = replay.answer('checkProfile', { ...billing_form, tax_id: '??' }).warnings[0]?.message;
    await waitFor(() => expect(described(tax)).toContain(warned));
    expect(tax.hasAttribute('aria-invalid')).toBe(false);
    const email = screen.getByLabelText('Email address');
    await retype('Email address', 'accounts');
    const wrong = replay.answer('checkProfile', { ...billing_form, tax_id: '??', email: 'accounts' }).problems[0]
      ?.message;
    await waitFor(() => expect(described(email)).toBe(wrong));
    expect(email.getAttribute('aria-invalid')).toBe('true');
    await retype('Email address', 'accounts@lindqvist.ie');
    await waitFor(() => expect(email.hasAttribute('aria-invalid')).toBe(false));
    await user.click(save());
    await screen.findByText(/^The next invoice shows it\. You cannot buy or renew until the review/);
    expect(vi.mocked(backend.saveProfile).mock.calls[0]?.[0]).toMatchObject({
      tax_id: '??',
      side: 'billing',
      revision: '1',
    });
  });

  it('moves to the first field that keeps it from being saved', async () => {
    const { user, backend } = await opened();
    await retype('Email address', 'accounts');
    await retype('City', '');
    await user.click(save());
    await waitFor(() => expect(document.activeElement).toBe(screen.getByLabelText('City')));
    expect(backend.saveProfile).not.toHaveBeenCalled();
  });

  it('tells a problem of a field that it does not show', async () => {
    const { user, backend, replay } = await opened('organization');
    const check = replay.answer('checkProfile', { ...replay.answer('profile').legal_form, city: 'Cork' });
    vi.mocked(backend.checkProfile).mockResolvedValue({
      ...check,
      problems: [{ field: 'attention', message: 'The department is too long.' }],
    });
    await retype('City', 'Cork');
    await user.click(save());
    expect(await screen.findByText('The department is too long.')).toBeTruthy();
    expect(backend.saveProfile).not.toHaveBeenCalled();
  });

  it('sends nothing when nothing differs, and says so', async () => {
    const { user, backend } = await opened();
    await user.click(save());
    expect(await screen.findByText('Nothing has changed.')).toBeTruthy();
    expect(backend.saveProfile).not.toHaveBeenCalled();
  });

  it('closes when it is saved, shows the new address and keeps the old one as an earlier version', async () => {
    const { user, backend } = await opened('bill-to', 'profile-moved');
    await retype('Street and number', '1 Merrion Square');
    await user.click(save());
    const heading = await screen.findByRole('heading', { name: 'Bill to' });
    await waitFor(() => expect(document.activeElement).toBe(heading));
    expect(screen.getByText('Saved.').closest('[role=status]')).toBeTruthy();
    expect(screen.getByRole('region', { name: 'Bill to' }).textContent).toContain('1 Merrion Square');
    const earlier = screen.getByRole('region', { name: 'Earlier versions' });
    expect(earlier.textContent).toContain('2015');
    expect(earlier.textContent).toContain('14 Fitzwilliam Lane');
    expect(backend.saveProfile).toHaveBeenCalledTimes(1);
  });

  it('is saved once however often Save is pressed', async () => {
    const lost = replay('connection-lost').error('sync');
    const { user, backend } = await opened();
    await retype('City', 'Cork');
    const answer = deferred<ProfileView>();
    vi.mocked(backend.saveProfile).mockReturnValueOnce(answer.promise);
    await user.dblClick(save());
    await user.click(save());
    expect(save().getAttribute('aria-disabled')).toBe('true');
    expect(await screen.findByText('Saving the profile')).toBeTruthy();
    expect(backend.saveProfile).toHaveBeenCalledTimes(1);
    answer.reject(lost);
    expect((await screen.findByRole('alert')).textContent).toContain(lost.message);
    expect(screen.getByLabelText<HTMLInputElement>('City').value).toBe('Cork');
  });
});

describe('a change that starts a review', () => {
  it('says what the review means while it is typed, and on the button', async () => {
    const { user, backend } = await opened('organization', 'profile-review');
    await retype('Company name', 'Moore Ltd');
    const note = await screen.findByText(/^Saving this starts a review of the account/);
    expect(note.closest('[role=status]')).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Save and start the review' }));
    await screen.findByText(/^The next invoice shows it\. You cannot buy or renew until the review/);
    expect(backend.saveProfile).toHaveBeenCalledTimes(1);
    expect(screen.getByText(/^Pending, since/)).toBeTruthy();
  });

  it('is not started by a press on Save that came before the note was on screen', async () => {
    const { user, backend } = await opened('organization', 'profile-review');
    await fireEvent.input(screen.getByLabelText('Company name'), { target: { value: 'Moore Ltd' } });
    await user.click(screen.getByRole('button', { name: 'Save' }));
    expect(await screen.findByText(/^Saving this starts a review of the account/)).toBeTruthy();
    expect(backend.saveProfile).not.toHaveBeenCalled();
    await user.click(screen.getByRole('button', { name: 'Save and start the review' }));
    await waitFor(() => expect(backend.saveProfile).toHaveBeenCalledTimes(1));
  });
});

describe('a profile that was changed elsewhere', () => {
  it('is loaded into the form: what was typed stays, everything else follows, and both can be compared', async () => {
    const { user, backend } = await opened('bill-to', 'profile-outdated');
    await retype('City', 'Cork');
    await retype(/^PO number/, 'PO-1');
    await user.click(save());
    const alert = await screen.findByRole('alert');
    expect(alert.textContent).toContain('The profile was changed elsewhere in the meantime.');
    expect(screen.getByLabelText<HTMLInputElement>('City').value).toBe('Cork');
    await user.click(within(alert).getByRole('button', { name: 'Load the current profile' }));
    await screen.findByText('The current profile is loaded. What you typed is still here.');
    const city = screen.getByLabelText<HTMLInputElement>('City');
    expect([city.value, described(city)]).toEqual(['Cork', 'Current value: Galway.']);
    expect(screen.getByLabelText<HTMLInputElement>(/^Postal code/).value).toBe('H91 AF30');
    expect(described(screen.getByLabelText(/^PO number/))).toBe('');
    await user.click(save());
    await screen.findByText(/^The next invoice shows it\. You cannot buy or renew until the review/);
    expect(vi.mocked(backend.saveProfile).mock.lastCall?.[0]).toMatchObject({
      city: 'Cork',
      postal_code: 'H91 AF30',
      revision: '2',
    });
  });

  it('leaves the form as it is when it cannot be loaded', async () => {
    const lost = replay('connection-lost').error('sync');
    const { user, backend } = await opened('bill-to', 'profile-outdated');
    await retype('City', 'Cork');
    await retype(/^PO number/, 'PO-1');
    await user.click(save());
    const load = await screen.findByRole('button', { name: 'Load the current profile' });
    vi.mocked(backend.profile).mockRejectedValueOnce(lost);
    await user.click(load);
    expect(await screen.findByText(lost.message)).toBeTruthy();
    expect(screen.getByLabelText<HTMLInputElement>('City').value).toBe('Cork');
  });

  it('does not touch what is typed when the records are read anew', async () => {
    const { user, backend } = await opened();
    await retype('City', 'Cork');
    await user.click(screen.getByRole('button', { name: 'Sync now' }));
    await waitFor(() => expect(backend.profile).toHaveBeenCalledTimes(2));
    expect(screen.getByLabelText<HTMLInputElement>('City').value).toBe('Cork');
  });
});

describe('leaving with something typed', () => {
  const question = () => screen.findByRole('dialog', { name: 'Leave without saving?' });

  it('asks before another page is shown, and keeps form and address until it is answered', async () => {
    const { user } = await opened();
    await retype('City', 'Cork');
    await user.click(within(screen.getByRole('navigation')).getByRole('link', { name: 'Settings' }));
    const dialog = within(await question());
    expect(document.activeElement?.textContent?.trim()).toBe('Keep editing');
    expect(location.hash).toBe('#/profile');
    await user.click(dialog.getByRole('button', { name: 'Keep editing' }));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(screen.getByLabelText<HTMLInputElement>('City').value).toBe('Cork');
    await fireEvent.keyDown(window, { key: '1', ctrlKey: true });
    await user.click(within(await question()).getByRole('button', { name: 'Discard changes' }));
    expect(await screen.findByRole('heading', { name: 'Membership offers' })).toBeTruthy();
    await waitFor(() => expect(location.hash).toBe('#/offers'));
  });

  it('asks before the form is closed', async () => {
    const { user } = await opened();
    await retype('City', 'Cork');
    await user.click(screen.getByRole('button', { name: 'Cancel' }));
    await user.click(within(await question()).getByRole('button', { name: 'Discard changes' }));
    expect(await screen.findByRole('button', { name: 'Edit bill-to' })).toBeTruthy();
    expect(screen.getByRole('region', { name: 'Bill to' }).textContent).toContain('Dublin 2');
  });

  it('asks before the account is switched, and leaves it as it was when the form is kept', async () => {
    const { user, backend } = await opened('bill-to', 'profile-account');
    await retype('City', 'Cork');
    await user.selectOptions(screen.getByLabelText('Account'), 'sample-tw');
    await user.click(within(await question()).getByRole('button', { name: 'Keep editing' }));
    await waitFor(() => expect(screen.getByLabelText<HTMLSelectElement>('Account').value).toBe('sample'));
    expect(backend.switchAccount).not.toHaveBeenCalled();
    await user.selectOptions(screen.getByLabelText('Account'), 'sample-tw');
    await user.click(within(await question()).getByRole('button', { name: 'Discard changes' }));
    await waitFor(() => expect(backend.switchAccount).toHaveBeenCalledTimes(1));
    await waitFor(() => expect(document.querySelector('form')).toBeNull());
  });

  it('does not ask when nothing is typed, or when it was typed back', async () => {
    const { user } = await opened();
    await retype('City', 'Cork');
    await retype('City', 'Dublin 2');
    await user.click(screen.getByRole('button', { name: 'Cancel' }));
    expect(await screen.findByRole('button', { name: 'Edit bill-to' })).toBeTruthy();
    expect(screen.queryByRole('dialog')).toBeNull();
  });

  it('does not ask any more once it is saved', async () => {
    const { user } = await opened('bill-to', 'profile-saved');
    await retype(/^PO number/, 'PO-9');
    await user.click(save());
    await screen.findByText('The next invoice shows it.');
    await user.click(within(screen.getByRole('navigation')).getByRole('link', { name: 'Settings' }));
    expect(await screen.findByRole('heading', { name: 'Settings' })).toBeTruthy();
  });
});

describe('a profile that an order waits for', () => {
  it('leads back to the order, also after it was saved', async () => {
    const { user } = await openPage({ page: 'profile', back: 'action-pack' }, 'profile-saved');
    const link = await screen.findByRole('link', { name: 'Back to the order' });
    expect(link.getAttribute('href')).toBe('#/renew/action-pack');
    const edit = await screen.findByRole('button', { name: 'Edit bill-to' });
    expect(edit.classList.contains('primary')).toBe(true);
    await user.click(edit);
    await retype(/^PO number/, 'PO-9');
    await user.click(save());
    await screen.findByText('The next invoice shows it.');
    await user.click(screen.getByRole('link', { name: 'Back to the order' }));
    expect(await screen.findByRole('heading', { name: 'Renew subscription' })).toBeTruthy();
    expect(navigation.route).toEqual({ page: 'renew', offer: 'action-pack' });
  });

  it('has no way back without an order', async () => {
    await openPage(profileRoute, 'profile');
    await screen.findByRole('button', { name: 'Edit bill-to' });
    expect(screen.queryByRole('link', { name: 'Back to the order' })).toBeNull();
  });
});
