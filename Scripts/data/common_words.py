"""common_words.tsv: the most frequent lower-case words, used to doubt names."""

from pathlib import Path

import symspellpy

import lists

COUNT = 6969
# Given names, other names, and words of other languages and programs that the frequency list has in lower case.
NAMES = set("""
john james david robert michael william mary george thomas charles paul peter richard henry joseph edward martin simon daniel andrew
francis albert arthur alexander anthony benjamin christopher eric frederick harold howard jack jason kevin kenneth larry louis matthew
patrick philip ralph raymond roger ronald samuel scott stephen steven stuart susan timothy walter elizabeth margaret jane anne sarah
linda jennifer karen lisa nancy laura maria julia helen alice emma anna london paris england china japan india america europe africa
january february april june july september october november december monday tuesday wednesday thursday friday saturday sunday
english french german spanish chinese japanese american british european christian jewish roman greek russian italian jackson johnson
smith brian ian lee tom tim jim joe ben dan sam jeff greg gary alan adam aaron carl chris doug ken jon johnny jerry harry fred frank
adams adidas adobe afghanistan african africans alabama alaska albany alberta albuquerque alex alfred allah allen amanda americans
americas amsterdam amy anderson andy angeles ann antonio arabia arabic argentina arizona arkansas arnold ashley asia asian asians athens
atlanta auckland audi austin australia australian austria bahamas baltimore bangkok bangladesh barbados barbara barcelona barnes barry
beijing belgium berkeley berlin bermuda bernard beverly billy birmingham bob bobby bolivia boston botswana brad brazil brazilian brighton
brisbane bristol britney brooklyn bruce brunswick brussels bryan buddha buffalo bulgaria burton calgary california cambodia cambridge
cameron campbell canada canadian carey caribbean carlos carol carolina carter catherine catholic celtic chad charleston charlie charlotte
chevrolet chicago chile christ christians christina christmas chrysler cincinnati cisco clark cleveland clinton colin collins colombia
colorado columbia columbus congo connecticut costa cox craig croatia cruz cuba cyprus czech dakota dallas danish danny darwin davidson
davis dayton delaware delhi denmark dennis denver detroit diego dominican donald donna douglas dublin duncan durham dutch easter ebay
ecuador eddie edinburgh edwards egypt einstein ellen ellis elvis emily ericsson essex estonia europeans evans fiji finland firefox florida
floyd france francisco franklin freud fujitsu gabriel geneva georgia germans germany ghana gibson glasgow glenn google gordon graham
greece guatemala guinea hamilton hampton harris harrison harry harvey hawaii helen henderson hilton hispanic hitler hollywood honda hong
honolulu houston hudson hughes hungarian hungary iceland idaho illinois indian indiana indianapolis indians indonesia intel iowa ipad
iphone ipod iran iraq iraqi ireland irish islam islamic israel israeli italians italy jack jacksonville jacob jamaica jamie janet jay jean
jefferson jeffrey jeremy jerusalem jessica jesus jews jimmy joan joel jonathan jones jordan jose josh juan julie justin kansas karl kate
katie katrina keith kelly kennedy kent kentucky kenya kerry klein kong korea korean kuala kuwait lanka latino latvia lauren lawrence
lebanon leeds lenin leo leonard lewis lincoln linux lithuania liverpool lloyd lopez los louisiana louisville luke luxembourg lynn madison
madonna madrid malaysia malta manchester manhattan manitoba marc marie mario martha marx maryland massachusetts mastercard mazda mcdonald
melbourne melissa memphis mercedes mexican mexico miami michelle michigan microsoft midwest miller milwaukee minneapolis minnesota
mississippi missouri mitchell mitsubishi monica monroe montana montgomery montreal morgan morocco morris moscow moses motorola mozilla
murphy murray muslim myers namibia nashville nazi nebraska neil nelson nepal netherlands netscape nevada newcastle newport newton nicholas
nick nicole nigeria nike nintendo nissan nokia norfolk norman norton norway norwegian ohio oklahoma omaha ontario oregon orlando orleans
ottawa oxford pakistan palestinian panama panasonic patricia paypal pennsylvania perth peru pete phil philadelphia philippines philips
phillips pierre pittsburgh playstation plymouth poland portland portugal portuguese prague princeton puerto quebec queensland rachel randy
reno reuters rica richmond rico robinson rochester rogers rome ron russell russia russians ruth ryan sacramento saddam salvador samoa
samsung sara saskatchewan satan saudi scotland scottish seattle shakespeare shanghai sharon siemens simpson singapore slovakia slovenia
sony soviet spain spencer springfield stalin stanford stanley steve stevens stewart sudan sullivan suzuki sweden swedish swiss switzerland
sydney syria taiwan tampa tanzania taylor tennessee texas thai thailand thompson thomson tiffany todd tokyo tommy tony toronto toshiba
toyota trinidad tucson turkish tyler uganda ukraine unix uruguay utah vancouver venezuela venice verizon vermont victor victoria vienna
vietnam vincent virginia wales wallace warner warren washington watson wayne webster wichita wikipedia williams wilson windsor wisconsin
wright wyoming xbox yahoo york zambia zimbabwe
adelaide andrea arlington bailey bennett benz betty bradley brandon carroll christine claire clarke cohen dave diana diane eugene florence
gregory heather helena holly holmes jesse joshua judy kathy kingston lindsay lucas marcus marilyn marion matt mike milan milton oliver
aqua bon dom len lucia mas myanmar obj savannah viii
ali andrews antigua armenia brooks chester chi cole dell devon hart holland hopkins kim lancaster maine mar min monaco moore nam nat
parker salem shaw solomon somerset troy turner una val vic wang
beth bradford chan chelsea chen cornell eva jill reynolds
pamela perry porsche powell raleigh rick roberts ross roy sandra sean ted terry wellington winston
""".split()) - {"frank"}


def dictionary():
    """The words of the frequency dictionary of English, with their counts."""
    text = (Path(symspellpy.__file__).parent / "frequency_dictionary_en_82_765.txt").read_text(encoding="utf-8-sig")
    for line in text.splitlines():
        word, count = line.split()
        yield word, int(count)


def rows():
    counts = {}
    for word, count in dictionary():
        if word.isalpha() and word.islower() and word.isascii() and word not in NAMES and (len(word) > 2 or word in SHORT):
            counts[word] = count
    for word in sorted(counts, key=lambda w: (-counts[w], w))[:COUNT]:
        yield (word,)


SHORT = set("a i am an as at be by do go he hi if in is it me my no of oh on or ox so to up us we ad ah".split())


def generate() -> None:
    lists.write(
        "common_words", "words", ["form"], "the most frequent English words in lower case, which make a name doubtful",
        "symspellpy 6.10.1 frequency dictionary (SCOWL words, counts of Google Books Ngrams)", "MIT; CC BY 3.0 (Google Books Ngrams)",
        rows())
