import type { TeacherAct, TeacherView } from '../../../class/index.js';
import { type TeacherWords, teacherWords } from '../../words/class-teacher.js';
import { usePage, useView } from '../context.js';

/** The words that only the teacher's page has. */
export function useTeaching(): TeacherWords {
  return teacherWords[usePage().look.language.value];
}

/** What the teacher alone sees. */
export function useTeacher(): TeacherView {
  const { teacher } = useView();
  if (!teacher) throw new Error('This is not the view of a teacher.');
  return teacher;
}

/** Does something, which is answered in the page's view. */
export function useAct(): (act: TeacherAct) => void {
  const { link } = usePage();
  return (act) => void link.act(act);
}
