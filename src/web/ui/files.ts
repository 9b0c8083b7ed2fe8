/** Hands a file to the browser's downloads. */
export function download(name: string, content: BlobPart, type: string): void {
  const url = URL.createObjectURL(new Blob([content], { type }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}

/** What is chosen as a picture. */
export const PICTURE_FILES = 'image/png,image/jpeg,image/webp';

/** Files that a person chooses; none where the choice is broken off, so that nothing waits for it. */
export function choose(accept: string, several: boolean, chosen: (files: File[]) => void): void {
  const input = document.createElement('input');
  input.type = 'file';
  input.accept = accept;
  input.multiple = several;
  input.addEventListener('change', () => chosen([...(input.files ?? [])]));
  input.click();
}
