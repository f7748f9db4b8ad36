import { render, screen, waitFor } from '@testing-library/svelte';
import { beforeEach, expect, it, vi } from 'vitest';

import { deferred } from '../../../testing/page';
import PdfView from './PdfView.svelte';

/** Holds each page that is being drawn until it is let go. */
const drawings: { canvas: HTMLCanvasElement; done: () => void; fail: (reason: unknown) => void }[] = [];

// Only a real webview draws a PDF; here its pages are drawn when the test says so.
vi.mock('./pdf', () => {
  const sheet = {
    getViewport: ({ scale }: { scale: number }) => ({ scale, width: 600 * scale, height: 800 * scale }),
    render: ({ canvas }: { canvas: HTMLCanvasElement }) => {
      const { promise, resolve, reject } = deferred<void>();
      drawings.push({ canvas, done: resolve, fail: reject });
      return { promise, cancel: () => reject(Object.assign(new Error(), { name: 'RenderingCancelledException' })) };
    },
    streamTextContent: () => null,
  };
  const open = () => ({ numPages: 3, getPage: async () => sheet, loadingTask: { destroy: async () => {} } });
  return {
    loadReader: async () => ({
      TextLayer: class {
        async render() {}
      },
    }),
    openPdf: () => ({ promise: Promise.resolve(open()) }),
  };
});

const box = () => screen.getByRole('group', { name: 'Preview of T1' });
const paper = () => box().querySelector('.sheet') as HTMLElement;
const shown = () => paper().querySelector('canvas') as HTMLCanvasElement;
const inSight = () => paper().classList.contains('drawn');
const drawn = async (count: number) => waitFor(() => expect(drawings).toHaveLength(count));

beforeEach(() => {
  drawings.length = 0;
  vi.spyOn(HTMLElement.prototype, 'clientWidth', 'get').mockReturnValue(624);
});

const props = { pdf: new ArrayBuffer(8), of: 'T1', label: 'Preview of T1', page: 1, pages: 1 };

it('shows a page when it is whole, and says before that it is being drawn', async () => {
  render(PdfView, props);
  await drawn(1);
  expect([inSight(), box().getAttribute('aria-busy')]).toEqual([false, 'true']);
  expect(await screen.findByText('Drawing the page')).toBeTruthy();
  expect(drawings[0]?.canvas).not.toBe(shown());
  drawings[0]?.done();
  await waitFor(() => expect([inSight(), box().getAttribute('aria-busy')]).toEqual([true, 'false']));
  expect(screen.queryByText('Drawing the page')).toBeNull();
  expect([shown().width, shown().height]).toEqual([600, 800]);
});

it('leaves a page in sight until the next one is whole', async () => {
  const { rerender } = render(PdfView, props);
  await drawn(1);
  drawings[0]?.done();
  await waitFor(() => expect(inSight()).toBe(true));
  await rerender({ ...props, zoom: 2 });
  await drawn(2);
  expect([inSight(), shown().width, box().getAttribute('aria-busy')]).toEqual([true, 600, 'true']);
  drawings[1]?.done();
  await waitFor(() => expect(shown().width).toBe(1200));
});

it('takes the page of another invoice out of sight at once', async () => {
  const { rerender } = render(PdfView, props);
  await drawn(1);
  drawings[0]?.done();
  await waitFor(() => expect(inSight()).toBe(true));
  await rerender({ ...props, pdf: new ArrayBuffer(8), of: 'T2' });
  await waitFor(() => expect(inSight()).toBe(false));
});

it('says that a page cannot be drawn', async () => {
  vi.spyOn(console, 'error').mockImplementation(() => {});
  render(PdfView, props);
  await drawn(1);
  drawings[0]?.fail(new Error('damaged'));
  expect((await screen.findByRole('alert')).textContent).toMatch(/^The document cannot be shown here\./);
  expect(screen.queryByRole('document')).toBeNull();
});
