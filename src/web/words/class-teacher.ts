import { teaching as en, type TeacherWords } from './en/class-teacher.js';
import { teaching as fa } from './fa/class-teacher.js';
import type { Language } from './languages.js';

export const teacherWords: Record<Language, TeacherWords> = { en, fa };
export type { TeacherWords };
