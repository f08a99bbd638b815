import styles from './map.module.css';

/** Where OpenStreetMap asks to be named with a link. */
const OSM = 'OpenStreetMap';
const OSM_LICENCE = 'https://www.openstreetmap.org/copyright';

/** Whose pictures the map shows. A text, whatever stands in it. */
export function Attribution({ text }: { text: string }) {
  const at = text.indexOf(OSM);
  return (
    <p class={styles.attribution}>
      {at < 0 ? (
        text
      ) : (
        <>
          {text.slice(0, at)}
          <a href={OSM_LICENCE} rel="license">
            {OSM}
          </a>
          {text.slice(at + OSM.length)}
        </>
      )}
    </p>
  );
}
