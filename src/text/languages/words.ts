/**
 * The commonest words of languages that share a script, about twenty-five each, in lower case: function words that any text
 * of some length has. Words that two close languages share are in both lists, so that the others decide.
 */
export const COMMON_WORDS: Readonly<Record<string, string>> = {
  en: 'the of and to in a that is was he for it with as his on be at by i this had not are but from or have an they which you were her all she there would their we him been has when who will no if out so said what up its about than into them can only other',
  de: 'der die und in den von zu das mit sich des auf für ist im dem nicht ein eine als auch es an er hat aus bei nach wie war so aber sie ich wird um noch nur über oder haben einem einen wenn daß dass wir ihr seine sind hatte ihn uns mich mir doch da',
  fr: "de la le et les des en un une du que est pour qui dans a par plus pas au sur ne se ce il sont avec son mais comme on ou leur elle nous vous je était aux même cette ses tout fait d' l' qu' n' s' c' j'",
  es: 'de la que el en y a los se del las un por con no una su para es al lo como más o pero sus le ha me si sin sobre este ya todo esta era cuando muy también hasta desde había fue él yo',
  it: "di e il che la in a per un è non una del si con da i le dei al come ma sono nel alla lo più della gli questo ha anche ed era delle mi se ci dell' l' all' un' d' suo ho quel",
  pt: 'de a o que e do da em um para é com não uma os no se na por mais as dos como mas foi ao ele das tem à seu sua ou ser quando muito há nos já está eu também só pelo pela até era',
  ca: "de la i a el que en un per els les una és amb no del es al se va més com dels per l' d' s' seva ser ha tot però aquest són també on molt era hi li pel seu",
  gl: 'de a o que e do da en un para é con non unha os no se na por máis as dos como pero foi ao el das seu súa ou ser cando moito xa está tamén polo pola ata era',
  ro: 'de și în a la cu pe o un nu se că din este mai care fi pentru să sunt au ca dar fost lui ei am al prin după era când cum sau avea îi',
  nl: 'de van het een en in is dat op te zijn met voor niet die aan er hij als om maar door over bij ook tot je nog naar uit was hem ik zo wat haar ze dan geen werd had of deze heeft worden u',
  af: "die van en in is het 'n te dat op nie vir met hy as om wat was sy aan by my ek so ook maar daar haar hulle toe een se word sal kan ons jy",
  sv: 'och i att det som en på är av för med den till inte har de ett om han var jag men sig från vi så hade när hon kan nu ut över där hans då eller efter upp vara mycket honom ej',
  no: 'og i det på som er en til å for med at av han den ikke de har var et jeg men seg fra vi så om hun hadde når kan nå ut over der hans da eller etter opp være meget ham efter ei',
  da: 'og i at det er en til på som med de af for den der ikke han har et var jeg men sig fra vi så om hun havde når kan nu ud over hans da eller efter op være meget ham af mig blev',
  is: 'og að í á er sem það hann til við um var en ekki með fyrir því af hún þá svo þeir eru ég ekki hafði þegar upp sér eða',
  fi: 'ja on ei se että oli hän mutta en kun niin ovat ole kuin tai jos hänen sen myös joka vain nyt minä sitä mitä sitten olen oli olivat jo mukaan siitä häntä siellä hyvin mutta vielä',
  et: 'ja on ei et see oli ta ma kui aga ka oma siis mis nii kes seda ning tema olid või nagu veel siin juba välja üles mitte kõik',
  hu: 'a az és hogy nem is egy ez volt de meg csak ha már mint azt még el ki vagy van én aki be fel minden lesz akkor ezt most úgy pedig neki',
  pl: 'i w nie na się z do to że jest jak o a po co ale tak za od go czy tylko był już przez jego dla ja była gdy może być jej ten przy mu są sobie które który',
  cs: 'a se v na je že s z do to o i ale za jsem by jako k po si jeho byl tak co už od nebo ve ještě jak jen když byla který až pak není ten jsou',
  sk: 'a sa v na je že s z do to o i ale za som by ako k po si jeho bol tak čo už od alebo vo ešte len keď bola ktorý až potom nie ten sú',
  sl: 'in je se v na da so ne za z po pa bi ki tudi kot od še o s le ali ga bil iz kaj pri sem kako več bila ko že si do',
  hr: 'i je u se na da su za ne s od o kao a iz što koji to ali bi po sve samo nije bio ili do još kako sam biti koje koja pa te',
  lt: 'ir kad į su yra iš ne tai bet kaip jis buvo o per jo dar tik apie jau už po ar nuo savo man aš jos kai prie',
  lv: 'un ir ar no uz ka par tas kas bet ne bija kā vai lai pie arī viņš to tā es jau tikai pēc ko viņa vēl nav',
  tr: 've bir bu da de için ile o ne çok daha gibi olarak ama en var olan kadar sonra her mi değil ki ben diye şey dedi onun ya yok mı bana vardı',
  az: 've və bir bu da də üçün ilə o nə çox daha kimi olaraq amma ən var olan qədər sonra hər deyil ki mən deyə dedi onun ya yox mənə idi',
  vi: 'và của là có không được cho một trong các người những với để này đã về khi từ đó ra như cũng đến tôi còn anh ông thì lại',
  id: 'yang dan di itu dengan untuk tidak ini dari dalam akan pada juga saya ke karena tersebut bisa ada mereka lebih kata tahun sudah atau saat oleh menjadi orang ia telah adalah seperti dia',
  ga: 'an na agus a ar i is go le do ní sé bhí ag sí as mar ach nach níl tá de don faoi siad é mé leis',
  cy: 'y yn a i o ar ac yr oedd ei mae am wedi gan fod ond eu bod fel hynny at na oedd dim pan hi ef',
  eu: 'eta da ez bat du zen ere dira zuen baina dute hori bere egin izan beste batzuk hau den edo ziren baino',
  la: 'et in est non ad ut cum quod qui sed si quae ex per ab esse enim ac hoc de quam nec etiam sunt aut autem se atque me tibi',
  eo: 'la de kaj en estas mi ne al li por kun ke oni ĝi sur estis ili sed vi pli el tiu kiu kiel ĉi ŝi',
  ru: 'и в не на я что он с как а то это по но его к она у из за так же от было вы ты бы о мне был когда для только все мы их ее её меня да нет уже еще ещё',
  uk: 'і в не на я що він з як а то це по але його до вона у й та за так же від було ви ти б про мені був коли для тільки всі ми їх її мене ні вже ще є',
  be: 'і ў не на я што ён з як а то гэта па але яго да яна у і за так ж ад было вы ты б пра мне быў калі для толькі усе мы іх яе мяне ўжо яшчэ',
  bg: 'и в не на аз че той с как а то това по но го от тя у за така же се са вие ти би да ми беше когато само ние ги я си те или е ще още ли му',
  sr: 'и је у се на да су за не с од о као а из што који то али би по све само није био или до још како сам бити које која па те',
  ar: 'في من على أن إلى عن ما هذا لا التي الذي كان مع هو هذه كل قال ذلك بعد بين لم قد أو إن وقد كانت ثم يا به له',
  fa: 'و در به از که این را با است برای آن یک خود تا کرد بر هم نیز ها می شد او ما یا بود شده باید چه نمی همه اما من',
  ur: 'کے میں کی ہے اور سے کا کو اس کہ نے پر ہیں یہ بھی تھا وہ ایک نہیں کر تو جو تھی ہو گیا ان اپنے تھے',
  hi: 'के में की है और से का को इस कि ने पर हैं यह भी था वह एक नहीं कर तो जो थी हो गया उस अपने थे',
  mr: 'आहे आणि या ते तो ही व हे होते असे मी नाही की तर होता त्या आपल्या होती काय त्यांनी पण त्याच्या',
  ne: 'र छ को मा पनि यो थियो हो भएको गर्न लागि छन् त्यो तर एक गरेको उनले भने थिए',
}

/** Languages whose words and abbreviations are listed under another code. */
const LISTED_UNDER: Readonly<Record<string, string>> = { nb: 'no', nn: 'no' }

/** The code under which the words of a language are listed: `no` of `nb`. */
export const writtenAs = (language: string): string => LISTED_UNDER[language] ?? language

/** Scripts that one language, or one above all others, is written in. */
export const LANGUAGE_OF_SCRIPT: readonly (readonly [language: string, script: string])[] = [
  ['ja', '[\\p{sc=Hiragana}\\p{sc=Katakana}]'],
  ['zh', '\\p{sc=Han}'],
  ['ko', '\\p{sc=Hangul}'],
  ['th', '\\p{sc=Thai}'],
  ['lo', '\\p{sc=Lao}'],
  ['km', '\\p{sc=Khmer}'],
  ['my', '\\p{sc=Myanmar}'],
  ['el', '\\p{sc=Greek}'],
  ['he', '\\p{sc=Hebrew}'],
  ['hy', '\\p{sc=Armenian}'],
  ['ka', '\\p{sc=Georgian}'],
  ['am', '\\p{sc=Ethiopic}'],
  ['bo', '\\p{sc=Tibetan}'],
  ['bn', '\\p{sc=Bengali}'],
  ['pa', '\\p{sc=Gurmukhi}'],
  ['gu', '\\p{sc=Gujarati}'],
  ['ta', '\\p{sc=Tamil}'],
  ['te', '\\p{sc=Telugu}'],
  ['kn', '\\p{sc=Kannada}'],
  ['ml', '\\p{sc=Malayalam}'],
  ['si', '\\p{sc=Sinhala}'],
]
