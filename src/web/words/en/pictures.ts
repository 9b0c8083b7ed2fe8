/** Pictures that are taken in, wherever that is. They come with whoever asks for one. */
export const pictures = {
  missing: (files: string, count: number) =>
    count === 1
      ? `A picture of this scenario is not here: ${files}. Choose it, and it is shown and kept in this browser.`
      : `${count} pictures of this scenario are not here: ${files}. Choose them, and they are shown and kept in this browser.`,
  choose: 'Choose pictures …',
  notNamed: (name: string) => `The scenario has no picture named ${name}.`,
  added: (count: number) => (count === 1 ? 'The picture is here now.' : `${count} pictures are here now.`),
  noRoom: (file: string) =>
    `This browser has no room for ${file}: it is here only as long as this page is open. Download the scenario, or take other pictures out.`,
  slips: {
    missing: (name: string) => `${name} cannot be read.`,
    outside: (name: string) => `${name} cannot be read.`,
    unreadable: (name: string) => `${name} cannot be read.`,
    svg: (name: string) => `${name} is an SVG, which can hold more than a picture. Save it as PNG, JPEG or WebP.`,
    type: (name: string) => `${name} is neither PNG, JPEG nor WebP by its content. Save it as one of them.`,
    truncated: (name: string) => `${name} is damaged. Copy or save it again.`,
    bytes: (name: string) => `${name} is too large. Make it smaller first; 1,600 pixels across are enough.`,
    pixels: (name: string) => `${name} has too many pixels. Make it smaller first; 1,600 across are enough.`,
  },
};
