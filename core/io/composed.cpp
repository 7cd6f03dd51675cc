// Composes by a table of Unicode's canonical pairs; a test holds it against JavaScript's normalize.
#include "composed.hpp"

#include <algorithm>
#include <vector>

namespace malvag::io {

namespace {

struct Mark {
  std::uint32_t sign;
  int order;               // Unicode's combining class: in this order marks follow their letter
  std::string_view pairs;  // a letter, the same with the mark, the next letter …
};

// clang-format off
constexpr Mark marks[] = {
    {0x0300, 230,
     "AÀEÈIÌOÒUÙaàeèiìoòuùÜǛüǜNǸnǹЕЀИЍеѐиѝWẀwẁÂẦâầĂẰăằÊỀêềÔỒôồƠỜơờƯỪưừYỲyỳ"},
    {0x0301, 230,
     "AÁEÉIÍOÓUÚYÝaáeéiíoóuúyýCĆcćLĹlĺNŃnńRŔrŕSŚsśZŹzźÜǗüǘGǴgǵÅǺåǻÆǼæǽØǾøǿ¨΅ΑΆΕΈΗΉΙΊ"
     "ΟΌΥΎΩΏϊΐαάεέηήιίϋΰοόυύωώϒϓГЃКЌгѓкќWẂwẃÂẤâấĂẮăắÊẾêếÔỐôốƠỚơớƯỨưứ"},
    {0x0302, 230,
     "AÂEÊIÎOÔUÛaâeêiîoôuûCĈcĉGĜgĝHĤhĥJĴjĵSŜsŝWŴwŵYŶyŷẠẬạậẸỆẹệỌỘọộ"},
    {0x0303, 230,
     "AÃNÑOÕaãnñoõIĨiĩUŨuũÂẪâẫĂẴăẵEẼeẽÊỄêễÔỖôỗƠỠơỡƯỮưữYỸyỹ"},
    {0x0304, 230,
     "AĀaāEĒeēIĪiīOŌoōUŪuūÜǕüǖÄǞäǟȦǠȧǡÆǢæǣǪǬǫǭÖȪöȫÕȬõȭȮȰȯȱYȲyȳИӢиӣУӮуӯ"},
    {0x0306, 230,
     "AĂaăEĔeĕGĞgğIĬiĭOŎoŏUŬuŭУЎИЙийуўЖӁжӂАӐаӑЕӖеӗẠẶạặ"},
    {0x0307, 230,
     "CĊcċEĖeėGĠgġIİZŻzżAȦaȧOȮoȯ"},
    {0x0308, 230,
     "AÄEËIÏOÖUÜaäeëiïoöuüyÿYŸΙΪΥΫιϊυϋϒϔЕЁІЇеёіїАӒаӓӘӚәӛЖӜжӝЗӞзӟИӤиӥОӦоӧӨӪөӫЭӬэӭУӰуӱ"
     "ЧӴчӵЫӸыӹWẄwẅ"},
    {0x0309, 230,
     "AẢaảÂẨâẩĂẲăẳEẺeẻÊỂêểIỈiỉOỎoỏÔỔôổƠỞơởUỦuủƯỬưửYỶyỷ"},
    {0x030A, 230,
     "AÅaåUŮuů"},
    {0x030B, 230,
     "OŐoőUŰuűУӲуӳ"},
    {0x030C, 230,
     "CČcčDĎdďEĚeěLĽlľNŇnňRŘrřSŠsšTŤtťZŽzžAǍaǎIǏiǐOǑoǒUǓuǔÜǙüǚGǦgǧKǨkǩƷǮʒǯjǰHȞhȟ"},
    {0x030F, 230,
     "AȀaȁEȄeȅIȈiȉOȌoȍRȐrȑUȔuȕѴѶѵѷ"},
    {0x0311, 230,
     "AȂaȃEȆeȇIȊiȋOȎoȏRȒrȓUȖuȗ"},
    {0x031B, 216,
     "OƠoơUƯuư"},
    {0x0323, 220,
     "AẠaạEẸeẹIỊiịOỌoọƠỢơợUỤuụƯỰưựYỴyỵ"},
    {0x0326, 220,
     "SȘsșTȚtț"},
    {0x0327, 202,
     "CÇcçGĢgģKĶkķLĻlļNŅnņRŖrŗSŞsşTŢtţEȨeȩ"},
    {0x0328, 202,
     "AĄaąEĘeęIĮiįUŲuųOǪoǫ"},
};
// clang-format on

std::size_t length_of(char first) {
  const auto byte = static_cast<unsigned char>(first);
  return byte < 0xC0 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4;
}

std::string_view sign_at(std::string_view text, std::size_t at) {
  return text.substr(at, length_of(text[at]));
}

// None: no mark of the table.
const Mark* mark_of(std::string_view sign) {
  if (sign.size() != 2 || !starts_mark(sign[0])) return nullptr;
  const std::uint32_t code = (static_cast<unsigned char>(sign[0]) & 0x1Fu) << 6 |
                             (static_cast<unsigned char>(sign[1]) & 0x3Fu);
  const auto* found = std::find_if(std::begin(marks), std::end(marks),
                                   [&](const Mark& mark) { return mark.sign == code; });
  return found == std::end(marks) ? nullptr : found;
}

// Empty: there is no such letter.
std::string_view with_mark(std::string_view letter, const Mark& mark) {
  for (std::size_t at = 0; at < mark.pairs.size();) {
    const std::string_view bare = sign_at(mark.pairs, at);
    const std::string_view marked = sign_at(mark.pairs, at + bare.size());
    if (bare == letter) return marked;
    at += bare.size() + marked.size();
  }
  return {};
}

void append_mark(std::string& text, const Mark& mark) {
  text += static_cast<char>(0xC0 | mark.sign >> 6);
  text += static_cast<char>(0x80 | (mark.sign & 0x3F));
}

// A letter and its marks; a mark cannot pass one of its own class that stays.
void append_composed(std::string& text, std::string_view letter, std::vector<const Mark*>& found) {
  std::stable_sort(found.begin(), found.end(),
                   [](const Mark* one, const Mark* other) { return one->order < other->order; });
  std::vector<const Mark*> left;
  for (const Mark* mark : found) {
    const bool is_blocked = !left.empty() && left.back()->order >= mark->order;
    const std::string_view marked = is_blocked ? std::string_view() : with_mark(letter, *mark);
    if (marked.empty()) {
      left.push_back(mark);
    } else {
      letter = marked;
    }
  }
  text += letter;
  for (const Mark* mark : left) append_mark(text, *mark);
}

}  // namespace

std::string composed(std::string_view text) {
  if (!has_marks(text)) return std::string(text);
  std::string result;
  result.reserve(text.size());
  std::vector<const Mark*> found;
  for (std::size_t at = 0; at < text.size();) {
    const std::string_view letter = sign_at(text, at);
    at += letter.size();
    found.clear();
    while (at < text.size()) {
      const std::string_view sign = sign_at(text, at);
      const Mark* mark = mark_of(sign);
      if (!mark) break;
      found.push_back(mark);
      at += sign.size();
    }
    append_composed(result, letter, found);
  }
  return result;
}

}  // namespace malvag::io
