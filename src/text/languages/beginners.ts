import { COMMON_WORDS } from './words.ts'

/** Words that begin sentences and are no names, beyond the commonest of a language, in lower case. */
const FURTHER: Readonly<Record<string, string>> = {
  en: 'after although before both did do does during each every how however if it its many me most my no now once one our perhaps should since some soon still such then these those though through today two until us very was well what where while why yes yet your',
  de: 'alle bald beide damals danach dann dennoch diese dieser dieses dort einige einmal endlich etwas ganz gestern heute hier ihre ja jeder jedoch jetzt kein keine man manche mehr mein meine nein nichts niemand nun plötzlich schließlich seit sein seitdem selbst sofort sogar sonst später trotzdem unser unter viele vielleicht vor warum was weil wer wieder wo während zwei',
  fr: 'alors après ainsi aucun avant bientôt car ces chaque chez depuis donc enfin ensuite ici jamais là lorsque ma maintenant mes mon non notre nos oui parce pendant personne peut-être puis quand quel quelques sans sous tous toute très voilà vos votre',
  es: 'además ahora algunos antes así aunque cada casi después donde durante ella ellos entonces esa ese eso estos luego mientras mucho muchos nada nadie nos nosotros nunca porque pronto quizá según ser siempre sino también tampoco tan toda todos tras tu una unos usted',
  it: 'adesso allora ancora appena così dopo dove dunque ecco essi finché forse io lei loro lui mentre mio molti mai nessuno niente noi ogni ora per perché però poi prima qualche quando quella quelli questa questi quindi sempre senza subito tutti tutto tu voi',
}

/** Without a language only words that begin sentences in one language and are no word of a name in another. */
const ANYWHERE =
  'it he she they we you this that these those there the but then er es sie wir ich aber dann il elle ils elles nous'

/** Words that stand in names with a capital (Van Dyck, La Guardia, Los Angeles), or are names (Will). */
const IN_NAMES = new Set(
  'al as bin da das de dei del dell della den der des di do dos du el et het la las le les lo los of op san st te ten ter van vom von will zu zum zur'.split(
    ' ',
  ),
)

const sets = new Map<string, ReadonlySet<string>>()

/**
 * The words of a language that begin a sentence where they have a capital behind a full stop, since they are no names, in lower case:
 * `At 6 a.m. It rained.`
 */
export function beginnersOf(language: string): ReadonlySet<string> {
  let known = sets.get(language)
  if (!known) sets.set(language, (known = new Set(wordsOf(language))))
  return known
}

function wordsOf(language: string): string[] {
  if (language === 'unknown') return ANYWHERE.split(' ')
  const words = `${COMMON_WORDS[language] ?? ''} ${FURTHER[language] ?? ''}`.split(' ')
  return words.filter(word => /^\p{L}{2}/u.test(word) && !IN_NAMES.has(word))
}
