import type { PDFDocumentLoadingTask, PDFDocumentProxy } from 'pdfjs-dist';
import workerAddress from 'pdfjs-dist/legacy/build/pdf.worker.min.mjs?url';

/** The reader of PDF files; it is fetched when the first preview opens, not before. */
export async function loadReader() {
  const reader = await import('pdfjs-dist/legacy/build/pdf.mjs');
  reader.GlobalWorkerOptions.workerSrc = workerAddress;
  return reader;
}

/** The module that {@link loadReader} fetches. */
export type PdfReader = Awaited<ReturnType<typeof loadReader>>;

/** Opens a PDF. The content policy allows neither eval nor WebAssembly. */
export function openPdf(reader: PdfReader, pdf: ArrayBuffer): PDFDocumentLoadingTask {
  // The reader takes the bytes for itself, and another view may show the same PDF.
  const data = new Uint8Array(pdf.slice(0));
  return reader.getDocument({ data, isEvalSupported: false, useWasm: false, useWorkerFetch: false, enableXfa: false });
}

export type { PDFDocumentProxy };
