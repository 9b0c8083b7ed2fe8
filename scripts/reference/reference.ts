/**
 * docs/api, made by TypeDoc from the docstrings of what the package exports, and what is missing in them.
 * A workspace of its own, since TypeDoc needs the compiler in JavaScript, which ended with TypeScript 6.
 */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Application, DeclarationReflection, LogLevel, type ProjectReflection, ReflectionKind } from 'typedoc';
import { load } from 'typedoc-plugin-markdown';

const root = join(import.meta.dirname, '..', '..');
/** The first to name something has it on its page, so the root, which names again what is elsewhere, comes last. */
const DOORS = ['library/model', 'library/scenario', 'library/play', 'library/explore', 'library/render', 'index'];
/** What must have a docstring: all but what a type literal holds, which its own name explains. */
const DOCUMENTED =
  ReflectionKind.Module |
  ReflectionKind.Variable |
  ReflectionKind.Function |
  ReflectionKind.Class |
  ReflectionKind.Interface |
  ReflectionKind.TypeAlias |
  ReflectionKind.Property |
  ReflectionKind.Accessor |
  ReflectionKind.Method;

export interface Reference {
  /** Generated files, by path from the repository's top. */
  files: Record<string, string>;
  /** What lacks a docstring, or is named by something public without being public itself. */
  missing: string[];
}

/** Reads the sources and writes the reference in Markdown, a page for each door. */
export async function reference(): Promise<Reference> {
  const missing: string[] = [];
  const app = await Application.bootstrapWithPlugins({
    entryPoints: DOORS.map((door) => join(root, 'src', `${door}.ts`)),
    basePath: root,
    tsconfig: join(root, 'tsconfig.build.json'),
    // What the sources say is checked by the project's own compiler.
    skipErrorChecking: true,
    plugin: [load],
    readme: 'none',
    // Zod's own words for it; the page says what it comes to.
    intentionallyNotExported: ['LogEntrySchema'],
    disableSources: true,
    excludeExternals: true,
    excludePrivate: true,
    logLevel: LogLevel.Error,
    ...{
      router: 'module',
      hidePageHeader: true,
      hideBreadcrumbs: true,
      expandObjects: false,
      parametersFormat: 'table',
      interfacePropertiesFormat: 'table',
      classPropertiesFormat: 'table',
      typeDeclarationFormat: 'table',
    },
  });
  const project = await app.convert();
  if (!project) throw new Error('TypeDoc could not read the sources.');

  app.logger.level = LogLevel.Warn;
  app.logger.warn = (text) => missing.push(text);
  app.options.setValue('validation', { notExported: true, invalidLink: true, notDocumented: false });
  app.validate(project);
  for (const reflection of project.getReflectionsByKind(DOCUMENTED))
    if (reflection instanceof DeclarationReflection && !explained(reflection))
      missing.push(`${reflection.getFullName()} (${ReflectionKind.singularString(reflection.kind)}) has no docstring`);

  const out = mkdtempSync(join(tmpdir(), 'offramp-api-'));
  try {
    app.options.setValue('outputs', [{ name: 'markdown', path: out }]);
    await app.generateOutputs(project);
    const pages = readdirSync(out).filter((file) => file.endsWith('.md') && file !== 'README.md');
    const files = pages.map((file) => [`docs/api/${file}`, readFileSync(join(out, file), 'utf8')]);
    return {
      files: { ...Object.fromEntries(files), 'docs/api/README.md': frontPage(project) },
      missing: [...new Set(missing)].sort(),
    };
  } finally {
    rmSync(out, { recursive: true, force: true });
  }
}

/** What there is to import, the root first. */
function frontPage({ packageName, children = [] }: ProjectReflection): string {
  const doors = children.toSorted((a, b) => Number(b.name === packageName) - Number(a.name === packageName));
  const lines = doors.map(({ name, comment }) => {
    const from = name === packageName ? name : `${packageName}/${name}`;
    const about = comment?.summary.map(({ text }) => text).join('') ?? '';
    return `- [\`${from}\`](${name}.md) – ${about.replaceAll('\n', ' ')}`;
  });
  return `# API reference\n\n${lines.join('\n')}\n`;
}

/** Whether something has a docstring, or needs none where it stands. */
function explained(reflection: DeclarationReflection): boolean {
  const { signatures = [], getSignature } = reflection;
  if ([reflection, getSignature, ...signatures].some((said) => said?.comment)) return true;
  // What comes from a class of JavaScript or from a zod schema, which says it in the JSON Schema.
  if (reflection.inheritedFrom || reflection.overwrites) return true;
  for (let above = reflection.parent; above; above = above.parent)
    if (above.kindOf(ReflectionKind.TypeLiteral | ReflectionKind.SomeSignature)) return true;
  return false;
}
