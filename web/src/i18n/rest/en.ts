// In what is built: the texts of which no first page says anything (web/catalogues.ts).
export { default } from '../en.json';
