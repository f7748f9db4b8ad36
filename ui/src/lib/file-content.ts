/** The content of a file, base64; `null` when it cannot be read, because it was moved or changed after it was chosen. */
export async function base64Of(file: File): Promise<string | null> {
  const reader = new FileReader();
  const read = new Promise<string | null>((resolve) => {
    reader.onload = () => resolve(String(reader.result));
    reader.onerror = () => resolve(null);
  });
  reader.readAsDataURL(file);
  const address = await read;
  // The address of an empty file may end before its comma.
  return address && (address.split(',')[1] ?? '');
}
