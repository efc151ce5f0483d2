import { openDialog } from './dialog.js';
import { make, sizeOf } from './score.js';

/**
 * All pages, small. They are fetched when they come into sight.
 *
 * @import { Reader } from './reader.js'
 * @import { Say } from './score.js'
 * @param {Reader} reader
 * @param {Say} say
 */
export async function openOverview(reader, say) {
  const grid = make('ol', {class: 'pages'});
  const {pictures, count} = reader;
  const seen = new IntersectionObserver((entries) => {
    for (const {isIntersecting, target} of entries) {
      const image = target.querySelector('img');
      if (isIntersecting && image && !image.src) {
        image.src = pictures.base + target.getAttribute('data-page');
        seen.unobserve(target);
      }
    }
  }, {root: grid, rootMargin: '200px'});

  for (let page = 1; page <= count; page++) {
    const [width, height] = sizeOf(reader.score.pages, page);
    const current = reader.pages.includes(page);
    const thumbnail = make('button', {
      type: 'button', 'data-page': page, 'aria-label': say('page', {page, pages: count}),
      'aria-current': current && 'page', autofocus: page === reader.page,
    }, make('img', {alt: '', width, height}), make('span', {}, String(page)));
    thumbnail.addEventListener('click', () => {
      dialog.close();
      reader.go(page);
    });
    grid.append(make('li', {}, thumbnail));
    seen.observe(thumbnail);
  }
  const dialog = await openDialog(say, 'overview', say('overview'), grid);
  dialog.addEventListener('close', () => seen.disconnect());
  grid.querySelector('[aria-current]')?.scrollIntoView({block: 'center'});
}
