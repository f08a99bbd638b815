import { usePaths } from '../use-paths.ts';

/** The addresses of the desk. */
export function useDeskPaths() {
  const { desk } = usePaths();
  return {
    overview: desk,
    queue: `${desk}/queue`,
    comments: `${desk}/comments`,
    proposal: (number: number) => `${desk}/proposals/${number}`,
    costs: `${desk}/costs`,
    answers: `${desk}/answers`,
    projects: `${desk}/projects`,
    newProject: `${desk}/projects/new`,
    project: (id: string) => `${desk}/projects/${encodeURIComponent(id)}`,
    groups: `${desk}/groups`,
    pause: `${desk}/pause`,
    integrity: `${desk}/integrity`,
    audit: `${desk}/audit`,
    publication: `${desk}/publication`,
  } as const;
}
