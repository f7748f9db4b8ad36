import { fireEvent, screen, waitFor, within } from '@testing-library/svelte';
import { afterEach, describe, expect, it, vi } from 'vitest';

import { folderGone, openPage, replay } from '../../testing/page';

// Only a real webview draws a PDF; here it matters which document the preview is given.
vi.mock('./sheet/PdfView.svelte', async () => await import('../../testing/PdfStandIn.svelte'));

const route = { page: 'invoices' } as const;
const newest = 'T000219940';
const fourth = 'T000188021';

const grid = () => screen.findByRole('grid', { name: 'Invoices' });
const preview = () => screen.findByRole('complementary', { name: `Preview of ${newest}` });

interface Viewport {
  happyDOM: { setViewport: (size: { width: number; height: number }) => void };
}

/** Makes the window so wide. */
function widen(width: number) {
  (window as unknown as Viewport).happyDOM.setViewport({ width, height: 860 });
}

afterEach(() => widen(1024));

describe('the divider between list and preview', () => {
  it('is moved by keys and by hand, never to nothing, and remembered', async () => {
    const at = replay();
    const { user, backend, view } = await openPage(route, at);
    const table = await grid();
    table.focus();
    await user.keyboard('{ArrowDown}');
    await preview();
    const divider = screen.getByRole('separator', { name: 'Size of the preview' });
    const now = () => Number(divider.getAttribute('aria-valuenow'));
    const [least, most] = ['aria-valuemin', 'aria-valuemax'].map((name) => Number(divider.getAttribute(name)));
    expect(divider.getAttribute('aria-orientation')).toBe('horizontal');
    expect(divider.getAttribute('aria-controls')).toBe('invoice-preview');
    const before = now();
    divider.focus();
    await user.keyboard('{ArrowUp}');
    expect(now()).toBeGreaterThan(before);
    await user.keyboard('{ArrowDown}{ArrowDown}');
    expect(now()).toBeLessThan(before);
    await user.keyboard('{Home}');
    expect(now()).toBe(least);
    expect(least).toBeGreaterThan(0);
    await user.keyboard('{End}');
    expect(now()).toBe(most);
    expect(most).toBeLessThan(100);
    await fireEvent.pointerDown(divider, { button: 0, clientX: 0, clientY: 100 });
    await fireEvent.pointerMove(window, { clientX: 0, clientY: 100_000 });
    expect(now()).toBe(least);
    await fireEvent.pointerMove(window, { clientX: 0, clientY: 120 });
    await fireEvent.pointerUp(window);
    await waitFor(() => expect(backend.arrange).toHaveBeenCalled());
    const kept = vi.mocked(backend.arrange).mock.lastCall?.[0].preview_below;
    expect(kept).toBe(now());

    view.unmount();
    await openPage({ page: 'invoices', number: newest }, at);
    await preview();
    expect(screen.getByRole('separator', { name: 'Size of the preview' }).getAttribute('aria-valuenow')).toBe(
      String(kept),
    );
  });

  it('stands upright where the preview stands beside the list', async () => {
    widen(1440);
    await openPage({ page: 'invoices', number: fourth });
    const divider = await screen.findByRole('separator', { name: 'Size of the preview' });
    expect(divider.getAttribute('aria-orientation')).toBe('vertical');
  });
});

describe('the preview', () => {
  it('takes the place of the list in a narrow window, with a way back to the same row', async () => {
    widen(640);
    const { user } = await openPage(route);
    const table = await grid();
    const row = table.querySelector<HTMLElement>(`tr[data-number="${fourth}"]`);
    table.focus();
    await user.keyboard('{ArrowDown}');
    expect(screen.queryByRole('complementary')).toBeNull();
    await user.click(row?.querySelector('td:nth-child(2)') as HTMLElement);
    const pane = await screen.findByRole('complementary');
    await waitFor(() => expect(document.activeElement).toBe(pane));
    expect(screen.queryByRole('separator', { name: 'Size of the preview' })).toBeNull();
    expect(table.closest('[hidden]')).not.toBeNull();
    await user.click(within(pane).getByRole('button', { name: 'Back to the list' }));
    await waitFor(() => expect(screen.queryByRole('complementary')).toBeNull());
    expect(table.closest('[hidden]')).toBeNull();
    expect(document.activeElement).toBe(table);
    expect(table.getAttribute('aria-activedescendant')).toBe(row?.id);
    await user.keyboard('{Enter}');
    await screen.findByRole('complementary');
    await user.keyboard('{Escape}');
    await waitFor(() => expect(screen.queryByRole('complementary')).toBeNull());
  });

  it('has the focus when one invoice was asked for', async () => {
    await openPage({ page: 'invoices', number: fourth });
    const pane = await screen.findByRole('complementary', { name: `Preview of ${fourth}` });
    await waitFor(() => expect(document.activeElement).toBe(pane));
  });

  it('copies the number of the invoice and the digest of its document', async () => {
    const { user, replay } = await openPage({ page: 'invoices', number: fourth });
    const pane = within(await screen.findByRole('complementary'));
    const { sha256 } = replay.answer('invoice', fourth, null, null);
    for (const [label, text] of [
      ['Copy number', fourth],
      ['Copy SHA-256', sha256],
    ] as const) {
      await user.click(await pane.findByRole('button', { name: label }));
      expect(await navigator.clipboard.readText()).toBe(text);
    }
  });

  it('enlarged takes the same commands, and says what did not work', async () => {
    const { user, backend } = await openPage({ page: 'invoices', number: fourth });
    const pane = await screen.findByRole('complementary');
    await user.click(within(pane).getByRole('button', { name: 'Enlarge preview' }));
    const dialog = await screen.findByRole('dialog', { name: fourth });
    vi.mocked(backend.saveInvoice).mockRejectedValueOnce(folderGone);
    await user.keyboard('{Control>}s{/Control}');
    expect(backend.saveInvoice).toHaveBeenCalledOnce();
    expect((await within(dialog).findByRole('alert')).textContent).toContain(folderGone.message);
    vi.mocked(backend.openInvoice).mockResolvedValueOnce({ number: fourth, note: 'Opened.' });
    await user.keyboard('{Control>}p{/Control}');
    expect(await within(dialog).findByText('Opened.')).toBeTruthy();
    expect(within(dialog).queryByRole('alert')).toBeNull();
    await user.keyboard('+');
    expect(within(dialog).getByText('125%')).toBeTruthy();
  });
});

describe('a column', () => {
  it('is made wider by keys and by hand, and is remembered', async () => {
    const at = replay();
    const { user, backend, view } = await openPage(route, at);
    await grid();
    const edge = () => screen.getByRole('separator', { name: 'Width of the column Offer' });
    const now = () => Number(edge().getAttribute('aria-valuenow'));
    const before = now();
    edge().focus();
    await user.keyboard('{ArrowRight}{ArrowRight}');
    expect(now()).toBe(before + 16);
    await fireEvent.pointerDown(edge(), { button: 0, clientX: 300, clientY: 10 });
    await fireEvent.pointerMove(window, { clientX: -5000, clientY: 10 });
    await fireEvent.pointerUp(window);
    expect(now()).toBe(Number(edge().getAttribute('aria-valuemin')));
    expect(now()).toBeGreaterThan(0);
    await user.keyboard('{ArrowRight}');
    const kept = now();
    await waitFor(() =>
      expect(vi.mocked(backend.arrange).mock.lastCall?.[0].columns).toEqual([
        { list: 'invoices', column: 'offer', width: kept },
      ]),
    );
    view.unmount();
    await openPage(route, at);
    await grid();
    expect(now()).toBe(kept);
    edge().focus();
    await user.keyboard('{Enter}');
    await waitFor(() => expect(vi.mocked(backend.arrange).mock.lastCall?.[0].columns).toEqual([]));
    expect(now()).toBeGreaterThan(kept);
  });

  it('that is too narrow tells the whole text', async () => {
    const { user } = await openPage(route);
    const table = await grid();
    const cell = table.querySelector<HTMLElement>('tbody tr[data-number] td:nth-child(4)');
    screen.getByRole('separator', { name: 'Width of the column Offer' }).focus();
    await user.keyboard('{Home}');
    expect(cell?.title).toBe(cell?.textContent.trim());
    const number = table.querySelector<HTMLElement>('tbody tr[data-number] td:nth-child(2)');
    expect(number?.hasAttribute('title')).toBe(false);
  });
});
