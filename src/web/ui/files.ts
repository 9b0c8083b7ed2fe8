/** Hands a file to the browser's downloads. */
export function download(name: string, content: BlobPart, type: string): void {
  const url = URL.createObjectURL(new Blob([content], { type }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}

/** What is chosen as a scenario: its text, and pictures that it names. */
export const SCENARIO_FILES = '.yaml,.yml,.png,.jpg,.jpeg,.webp';
/** What is chosen as a picture. */
export const PICTURE_FILES = 'image/png,image/jpeg,image/webp';

/** Tells the texts among chosen files from the pictures beside them. */
export function sorted(files: readonly File[]): { texts: File[]; pictures: File[] } {
  const isPicture = ({ name }: File) => /\.(png|jpe?g|webp|gif|svg|avif|heic)$/i.test(name);
  return { texts: files.filter((file) => !isPicture(file)), pictures: files.filter(isPicture) };
}

/** Files that a person chooses; none where the choice is broken off, so that nothing waits for it. */
export function choose(accept: string, several: boolean, chosen: (files: File[]) => void): void {
  const input = document.createElement('input');
  input.type = 'file';
  input.accept = accept;
  input.multiple = several;
  input.addEventListener('change', () => chosen([...(input.files ?? [])]));
  input.click();
}
