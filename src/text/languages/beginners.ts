import { COMMON_WORDS, writtenAs } from './words.ts'

/** Words that begin sentences and are no names, beyond the commonest of a language, in lower case. */
const FURTHER: Readonly<Record<string, string>> = {
  en: 'after although before both did do does during each every how however if it its many me most my no now once one our perhaps should since some soon still such then these those though through today two until us very was well what where while why yes yet your',
  de: 'alle bald beide damals danach dann dennoch diese dieser dieses dort einige einmal endlich etwas ganz gestern heute hier ihre ja jeder jedoch jetzt kein keine man manche mehr mein meine nein nichts niemand nun plötzlich schließlich seit sein seitdem selbst sofort sogar sonst später trotzdem unser unter viele vielleicht vor warum was weil wer wieder wo während zwei',
  fr: 'alors après ainsi aucun avant bientôt car ces chaque chez depuis donc enfin ensuite ici jamais là lorsque ma maintenant mes mon non notre nos oui parce pendant personne peut-être puis quand quel quelques sans sous tous toute très voilà vos votre',
  es: 'además ahora algunos antes así aunque cada casi después donde durante ella ellos entonces esa ese eso estos luego mientras mucho muchos nada nadie nos nosotros nunca porque pronto quizá según ser siempre sino también tampoco tan toda todos tras tu una unos usted',
  it: 'adesso allora ancora appena così dopo dove dunque ecco essi finché forse io lei loro lui mentre mio molti mai nessuno niente noi ogni ora per perché però poi prima qualche quando quella quelli questa questi quindi sempre senza subito tutti tutto tu voi',
  pt: 'agora ainda ali aqui assim antes cada depois disso ela elas ele eles então esta este isso logo mais nada ninguém nunca porque quando sempre talvez também todos tudo uma você',
  nl: 'daar daarna dan deze dit een hier hij ik later maar nu soms toch toen want wanneer wij zij zo',
  sv: 'den denna detta där därefter efter ett här ingen inte ja nej nu sedan snart vi',
  fi: 'he hän kun mutta nyt se sitten siellä silloin tämä vaikka',
  pl: 'dlatego jednak kiedy my on ona oni potem teraz ten wtedy więc',
  ru: 'если затем здесь когда мой наш она они оно потом почему там теперь тогда тут эта эти этот',
  uk: 'вона вони ми потім тепер тоді тому якщо цей ця це чому там тут коли наш мій',
  be: 'яна яны мы потым цяпер тады там тут калі гэты гэта чаму',
  bg: 'аз ние те тя той тогава после сега там тук когато ако защо този тази това нашият',
  sr: 'он она они ми ја ти ви онда затим сада тада тамо ту овде када ако зашто овај ова ово то',
  cs: 'potom pak nyní teď tam tady zde když kdy proč ale však on ona oni my já ty vy ten tento tato toto nakonec',
  sk: 'potom teraz tam tu keď kedy prečo ale však on ona oni my ja ty vy ten tento táto toto nakoniec',
  sl: 'potem zdaj tam tukaj ko kdaj zakaj toda on ona oni jaz ti vi ta to nato',
  hr: 'onda zatim sada tada tamo ovdje kada ako zašto on ona oni mi ja ti vi ovaj ova ovo',
  hu: 'azután aztán akkor most itt ott amikor mikor miért én te ő mi ti ők ez az ezek azok ekkor végül',
  ro: 'apoi atunci acum aici acolo când dacă de ce eu tu el ea noi voi ei ele acest această acesta aceasta',
  da: 'da derefter der her nu så ingen ja nej snart senere jeg du vi denne dette disse hvad hvem hvor hvorfor',
  no: 'da deretter der her nå så ingen ja nei snart senere jeg du vi denne dette disse hva hvem hvor hvorfor',
  ca: 'després aleshores ara aquí allà quan si jo tu ell ella nosaltres vosaltres ells elles aquest aquesta això',
  tr: 'sonra şimdi burada orada ama fakat çünkü ben sen o biz siz onlar bu şu bunlar neden niçin',
  el: 'αλλά αν αυτή αυτό αυτός γιατί δεν εγώ είναι έτσι ήταν και μετά όμως όταν οι πώς τα τότε το τώρα',
}

/** Letters that are words: o of Portuguese, в of Russian. */
export const letterWordsOf = (language: string): ReadonlySet<string> =>
  new Set(commonWordsOf(language).filter(word => /^\p{L}$/u.test(word)))

/** Without a language only words that begin sentences in one language and are no word of a name in another. */
const ANYWHERE =
  'it he she they we you this that these those there the but then er es sie wir ich aber dann il elle ils elles nous'

/** Words that stand in names with a capital (Van Dyck, La Guardia, Los Angeles), or are names (Will). German names have no Der and no Das. */
const IN_NAMES = new Set(
  'al as bin da das de dei del dell della den der des di do dos du el et het la las le les lo los of op san st te ten ter van vom von will zu zum zur'.split(
    ' ',
  ),
)

/** Of those, the words of a language that are in no name that is written in it. */
const IN_NO_NAME: Readonly<Record<string, readonly string[]>> = { de: ['bin', 'das', 'den', 'der', 'des'] }

const sets = new Map<string, ReadonlySet<string>>()
const articleSets = new Map<string, ReadonlySet<string>>()

/**
 * The words of a language that begin a sentence where they have a capital behind a full stop, since they are no names, in lower case:
 * `At 6 a.m. It rained.`
 */
export function beginnersOf(language: string): ReadonlySet<string> {
  let known = sets.get(language)
  if (!known) sets.set(language, (known = new Set(wordsOf(language))))
  return known
}

/**
 * Further words that begin sentences, and that stand in names as well, in lower case: `le` of Le Havre. With a capital they begin a sentence
 * only behind what stands at the end of a list (etc.), since no name follows there. None in English, whose articles are in no names.
 */
export function articlesOf(language: string): ReadonlySet<string> {
  let known = articleSets.get(language)
  if (!known) {
    const words = language === 'en' ? [] : commonWordsOf(language).filter(word => isInNames(word, language))
    articleSets.set(language, (known = new Set(words)))
  }
  return known
}

function wordsOf(language: string): string[] {
  if (language === 'unknown') return ANYWHERE.split(' ')
  return [...commonWordsOf(language), ...(FURTHER[writtenAs(language)] ?? '').split(' ')].filter(
    word => /^\p{L}{2}/u.test(word) && !isInNames(word, language),
  )
}

const commonWordsOf = (language: string) => (COMMON_WORDS[writtenAs(language)] ?? '').split(' ')

const isInNames = (word: string, language: string) =>
  IN_NAMES.has(word) && IN_NO_NAME[language]?.includes(word) !== true
