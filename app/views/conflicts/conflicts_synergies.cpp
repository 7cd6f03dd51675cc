// What pulls the same way stands after what pulls apart.
#include "../../words/conflict_kinds_words.hpp"
#include "conflicts_parts.hpp"

namespace malvag::views::conflicts_parts {

using ui::Page;
using ui::Rect;
using ui::TextKey;

namespace {

constexpr std::size_t most_shown = 50;

TextKey origin_key(OriginKind origin) {
  return origin == OriginKind::example     ? TextKey::conflict_origin_example_judged
         : origin == OriginKind::judgement ? TextKey::conflict_origin_judgement
                                           : TextKey::conflict_origin_source;
}

}  // namespace

void synergies_part(Page& page, const words::ConflictContext& context,
                    const std::vector<conflict::Synergy>& synergies) {
  if (synergies.empty()) return;
  ui::Ui& ui = page.ui;
  page.space(28);
  page.heading("konflikt/synergies/title", 2, ui::style::subtitle, ui.t(TextKey::synergies_title));
  page.space(10);
  const float top = page.y;
  ui.begin_card();
  Page inside{ui, page.x + ui.px(20), top + ui.px(16), page.width - ui.px(40)};
  const std::size_t shown = std::min(synergies.size(), most_shown);
  for (std::size_t place = 0; place < shown; ++place) {
    const conflict::Synergy& synergy = synergies[place];
    const words::SynergyWords said = words::synergy_words(context, synergy);
    const std::string id = "konflikt/synergies/" + synergy.id;
    inside.paragraph(id, ui::style::label, ui.theme().text, said.title);
    inside.space(2);
    inside.paragraph(
        id + "/says", ui::style::small, ui.theme().muted,
        said.judged + " " + said.serves + " " + ui.t(origin_key(synergy.origin)) + ".");
    inside.space(12);
  }
  inside.first_of("konflikt/synergies", shown, synergies.size());
  ui.end_card({page.x, top, page.width, inside.y - top});
  page.y = inside.y;
}

}  // namespace malvag::views::conflicts_parts
