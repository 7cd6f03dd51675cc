// One measure: the places it can have, what moves it, and the least that would.
#include <algorithm>
#include <cmath>

#include "../../../ui/numbers.hpp"
#include "../../../words/robustness_words.hpp"
#include "robustness_parts.hpp"

namespace malvag::views::robustness_parts {
namespace {

using ui::Page;
using ui::Rect;
using ui::TextKey;

double share_of(std::int64_t times, std::int64_t samples) {
  return samples > 0 ? static_cast<double>(times) / static_cast<double>(samples) : 0;
}

void rule(Page& page) {
  page.space(14);
  page.ui.rule({page.x, page.y}, {page.x + page.width, page.y}, page.ui.theme().line);
  page.space(14);
}

// Places that stand beside each other as one bar when there are more than can be seen apart.
struct Bin {
  int from = 0;
  int to = 0;
  double share = 0;
};
std::vector<Bin> bins_of(const priority::Robustness& watched, std::size_t at_most) {
  const auto& places = watched.places;
  std::size_t first = 0, last = places.size();
  while (first < places.size() && places[first] == 0) ++first;
  while (last > first && places[last - 1] == 0) --last;
  std::vector<Bin> bins;
  const std::size_t width = std::max<std::size_t>(1, (last - first + at_most - 1) / at_most);
  for (std::size_t from = first; from < last; from += width) {
    const std::size_t to = std::min(from + width, last);
    Bin bin{static_cast<int>(from) + 1, static_cast<int>(to), 0};
    for (std::size_t at = from; at < to; ++at) bin.share += share_of(places[at], watched.samples);
    bins.push_back(bin);
  }
  return bins;
}

void chart_of_places(Page& page, const priority::Robustness& watched) {
  ui::Ui& ui = page.ui;
  const ui::Theme& theme = ui.theme();
  const std::vector<Bin> bins = bins_of(watched, 16);
  if (bins.empty()) return;
  double most = 0;
  for (const Bin& bin : bins) most = std::max(most, bin.share);
  const float height = ui.px(84);
  const Rect box{page.x, page.y + ui.px(22), page.width, height};
  const float step = std::min(ui.px(40), box.width / static_cast<float>(bins.size()));
  ui.open(node_of(ui::Role::list, "sure/places", ui.t(TextKey::sure_measure_places)),
          {page.x, page.y, page.width, height + ui.px(44)});
  const bool roomy = step >= ui.px(22);  // for a number at each bar
  for (std::size_t at = 0; at < bins.size(); ++at) {
    const Bin& bin = bins[at];
    const float x = box.x + step * static_cast<float>(at);
    const float tall = std::max(1.0f, height * static_cast<float>(bin.share / most));
    const std::string name =
        bin.from == bin.to
            ? ui.t(TextKey::sure_measure_place, {{"place", std::to_string(bin.from)}})
            : ui.t(TextKey::sure_measure_places_between,
                   {{"from", std::to_string(bin.from)}, {"to", std::to_string(bin.to)}});
    ui::Node item = node_of(ui::Role::item, "sure/places/" + std::to_string(bin.from), name);
    item.value = ui.t(TextKey::sure_settled_share, {{"share", words::out_of_100(bin.share)}});
    ui.put(std::move(item), {x, box.y, step, height});
    ui.fill({x + 1, box.bottom() - tall, step - 2, tall}, theme.accent, 2);
    const auto number = [&](float y, ui::Colour colour, const std::string& words) {
      const float middle = std::clamp(x + step / 2, box.x + ui.px(11), box.right() - ui.px(11));
      const float half = std::max(step / 2, ui.px(18));
      ui.line_of_text({middle - half, y, 2 * half, ui.px(18)}, ui::style::small, colour, words,
                      ui::Align::centre);
    };
    if (roomy || bin.share == most) {
      number(box.bottom() - tall - ui.px(20), theme.text, words::out_of_100(bin.share));
    }
    const bool at_end = at == 0 || at + 1 == bins.size();
    if ((roomy && bin.from == bin.to) || at_end) {
      number(box.bottom() + ui.px(3), theme.muted, std::to_string(at == 0 ? bin.from : bin.to));
    }
  }
  ui.close();
  ui.rule({box.x, box.bottom()}, {box.x + step * static_cast<float>(bins.size()), box.bottom()},
          theme.muted);
  page.y = box.bottom() + ui.px(26);
}

// In which criterion the weights differ most between when it fits and when it does not.
void when_it_fits(Page& page, const Parts& parts, const priority::Robustness& watched,
                  std::size_t place) {
  ui::Ui& ui = page.ui;
  const std::int64_t above = watched.above[place], below = watched.samples - above;
  if (above == 0 || below == 0 || watched.shares_when_above.size() < 2) return;
  const auto mean = [](const std::vector<double>& sums, std::size_t at, std::int64_t of) {
    return sums[at] / static_cast<double>(of);
  };
  std::size_t most = 0;
  double largest = 0;
  for (std::size_t at = 0; at < watched.shares_when_above.size(); ++at) {
    const double apart = std::fabs(mean(watched.shares_when_above, at, above) -
                                   mean(watched.shares_when_below, at, below));
    if (apart > largest) {
      largest = apart;
      most = at;
    }
  }
  constexpr double worth_telling = 0.03;
  if (largest < worth_telling) return;
  const Principle& principle = parts.work.asked().principle;
  const auto tier = std::find_if(principle.tiers.rbegin(), principle.tiers.rend(),
                                 [](const Tier& one) { return one.kind == TierKind::weighted; });
  if (tier == principle.tiers.rend() || most >= tier->weights.size()) return;
  const Id criterion = (tier->weights.begin() + static_cast<std::ptrdiff_t>(most))->first;
  page.space(6);
  page.paragraph(
      "sure/measure/when", ui::style::small, ui.theme().text,
      ui.t(TextKey::sure_measure_when,
           {{"criterion", title_in(parts.plan().criteria, criterion)},
            {"above", ui::percent(ui.language(), mean(watched.shares_when_above, most, above))},
            {"below", ui::percent(ui.language(), mean(watched.shares_when_below, most, below))}}));
}

void places(Page& page, Parts& parts, std::size_t place) {
  ui::Ui& ui = page.ui;
  page.heading("sure/places/heading", 3, ui::style::strong, ui.t(TextKey::sure_measure_places));
  const priority::Robustness* watched = parts.counted.watched;
  const auto usual = watched ? priority::usual_places(watched->places, 0.9) : std::nullopt;
  if (!usual) {
    page.paragraph("sure/places/none", ui::style::small, ui.theme().muted,
                   ui.t(parts.state.halted ? TextKey::sure_answer_not_counted
                                           : TextKey::sure_answer_counting));
    return;
  }
  const bool is_one = std::count_if(watched->places.begin(), watched->places.end(),
                                    [](std::int64_t times) { return times > 0; }) == 1;
  page.paragraph(
      "sure/places/range", ui::style::small, ui.theme().text,
      is_one ? ui.t(TextKey::sure_measure_places_one, {{"place", std::to_string(usual->from)}})
             : ui.t(TextKey::sure_measure_places_range,
                    {{"from", std::to_string(usual->from)}, {"to", std::to_string(usual->to)}}));
  page.space(4);
  chart_of_places(page, *watched);
  when_it_fits(page, parts, *watched, place);
}

void swing_row(Page& page, const std::string& id, const std::string& title,
               const priority::SwingEnd& low, const priority::SwingEnd& high, double now,
               double least, double most) {
  ui::Ui& ui = page.ui;
  const std::string result = words::swing_result(ui.language(), low, high);
  const float height = ui.height_of(ui::style::small_strong, title, page.width) + ui.px(14) +
                       ui.height_of(ui::style::small, result, page.width) + ui.px(4);
  ui.open(node_of(ui::Role::item, id, ""), {page.x, page.y, page.width, height});
  page.paragraph(id + "/title", ui::style::small_strong, ui.theme().text, title);
  const Rect box{page.x, page.y + ui.px(3), page.width, ui.px(8)};
  const double extent = std::max(most - least, 1e-9);
  const double from = std::min(low.points, high.points), to = std::max(low.points, high.points);
  bar(ui, box, (from - least) / extent, (to - least) / extent, ui.theme().accent);
  const float at = box.x + box.width * static_cast<float>((now - least) / extent);
  ui.fill({at - ui.px(2), box.y - ui.px(3), ui.px(4), box.height + ui.px(6)}, ui.theme().surface);
  ui.fill({at - ui.px(1), box.y - ui.px(3), ui.px(2), box.height + ui.px(6)}, ui.theme().text);
  page.y += ui.px(14);
  page.paragraph(id + "/result", ui::style::small, ui.theme().muted, result);
  ui.close();
  page.space(10);
}

void tornado(Page& page, Parts& parts) {
  ui::Ui& ui = page.ui;
  const priority::Swings* swings = parts.work.swings();
  if (!swings || swings->criteria.empty()) return;
  rule(page);
  page.heading("sure/swings/heading", 3, ui::style::strong, ui.t(TextKey::sure_measure_swings));
  const bool around = parts.state.belief.weights == priority::WeightsBelieved::around;
  page.paragraph("sure/swings/about", ui::style::small, ui.theme().muted,
                 around ? ui.t(TextKey::sure_measure_swings_around,
                               {{"points", ui::decimal_number(ui.language(),
                                                              parts.state.belief.margin * 100, 0)}})
                        : ui.t(TextKey::sure_measure_swings_about));
  page.space(10);
  double least = swings->now.points, most = swings->now.points;
  const auto widen = [&](const priority::SwingEnd& one) {
    least = std::min(least, one.points);
    most = std::max(most, one.points);
  };
  for (const priority::Swing& swing : swings->criteria) {
    widen(swing.weight_low);
    widen(swing.weight_high);
    if (swing.score_low) widen(*swing.score_low);
    if (swing.score_high) widen(*swing.score_high);
  }
  const float top = page.y;
  ui.open(node_of(ui::Role::list, "sure/swings", ui.t(TextKey::sure_measure_swings)),
          {page.x, top, page.width, 0});
  for (const priority::Swing& swing : swings->criteria) {
    const std::string id = "sure/swing/" + swing.criterion;
    swing_row(page, id,
              words::swing_title(ui.language(), parts.plan(), swing.criterion, swing.weight_low,
                                 swing.weight_high, false),
              swing.weight_low, swing.weight_high, swings->now.points, least, most);
    if (!swing.score_low) continue;
    swing_row(page, id + "/score",
              words::swing_title(ui.language(), parts.plan(), swing.criterion, *swing.score_low,
                                 *swing.score_high, true),
              *swing.score_low, *swing.score_high, swings->now.points, least, most);
  }
  ui.close();
}

void turns(Page& page, Parts& parts, const std::string& id, const priority::Turns& turns) {
  ui::Ui& ui = page.ui;
  page.paragraph(id + "/weight", ui::style::small, ui.theme().text,
                 words::weight_turn_words(ui.language(), parts.plan(), turns.weights));
  page.paragraph(id + "/score", ui::style::small, ui.theme().text,
                 words::score_turn_words(ui.language(), parts.plan(), turns.scores));
}

void beside(Page& page, Parts& parts, const std::string& id, TextKey heading,
            const priority::NeighbourTurns& neighbour) {
  ui::Ui& ui = page.ui;
  page.space(10);
  page.heading(id, 3, ui::style::small_strong,
               ui.t(heading, {{"other", parts.plan().measures.find(neighbour.measure)->title}}));
  if (neighbour.equal || neighbour.by_earlier_tier) {
    page.paragraph(
        id + "/words", ui::style::small, ui.theme().text,
        ui.t(neighbour.equal ? TextKey::sure_measure_pass_equal : TextKey::sure_measure_pass_tier));
    return;
  }
  turns(page, parts, id, neighbour.turns);
}

void turning_points(Page& page, Parts& parts) {
  ui::Ui& ui = page.ui;
  const priority::TurningPoints* points = parts.work.points();
  if (!points) return;
  rule(page);
  if (points->has_line) {
    page.heading(
        "sure/turn/line", 3, ui::style::strong,
        ui.t(points->above_line ? TextKey::sure_measure_turn_out : TextKey::sure_measure_turn_in));
    turns(page, parts, "sure/turn/line", points->line);
    if (!points->line_searched) {
      page.paragraph("sure/turn/line/unfinished", ui::style::small, ui.theme().muted,
                     ui.t(TextKey::sure_measure_turn_unfinished));
    }
  }
  if (points->before) {
    beside(page, parts, "sure/turn/before", TextKey::sure_measure_pass, *points->before);
  }
  if (points->after) {
    beside(page, parts, "sure/turn/after", TextKey::sure_measure_passed, *points->after);
  }
}

void standing(Page& page, Parts& parts, std::size_t place) {
  ui::Ui& ui = page.ui;
  const auto& order = parts.order();
  const auto found = std::find(order.measures.begin(), order.measures.end(), place);
  if (found == order.measures.end()) {
    page.paragraph("sure/measure/unranked", ui::style::small, ui.theme().text,
                   ui.t(TextKey::sure_measure_unranked));
    for (const priority::MissingScores& one : parts.work.missing()) {
      if (one.measure != parts.state.selected) continue;
      page.paragraph("sure/measure/missing", ui::style::small, ui.theme().text,
                     words::missing_words(ui.language(), parts.plan(), one));
    }
    return;
  }
  const auto index = static_cast<std::size_t>(found - order.measures.begin());
  page.paragraph(
      "sure/measure/now", ui::style::small, ui.theme().muted,
      ui.t(TextKey::sure_measure_now, {{"place", std::to_string(order.places[index])},
                                       {"count", std::to_string(order.measures.size())}}));
  if (const priority::Robustness* result = parts.counted.result) {
    const std::string three =
        words::out_of_100(share_of(result->top_three[place], result->samples));
    page.paragraph(
        "sure/measure/share", ui::style::small, ui.theme().text,
        order.line_year != 0
            ? ui.t(TextKey::sure_measure_fits,
                   {{"share", words::out_of_100(share_of(result->above[place], result->samples))}})
            : ui.t(TextKey::sure_measure_three, {{"three", three}}));
  }
  rule(page);
  places(page, parts, place);
  tornado(page, parts);
  turning_points(page, parts);
}

}  // namespace

float measure_panel(Parts& parts, Rect box) {
  ui::Ui& ui = parts.ui;
  const float margin = ui.px(20);
  Page page{ui, box.x + margin, box.y + ui.px(16), box.width - 2 * margin};
  const std::size_t place = *parts.plan().measures.place_of(parts.state.selected);
  const Measure& measure = parts.plan().measures[place];
  const float side = ui.target();
  page.width -= ui.px(28);
  page.heading("sure/measure/title", 2, ui::style::subtitle, measure.title);
  page.width += ui.px(28);
  if (ui.icon_button("sure/measure/close",
                     {box.right() - side - ui.px(8), box.y + ui.px(8), side, side}, ui::Icon::close,
                     ui.t(TextKey::sure_measure_close))) {
    ui.focus("sure/" + measure.id + "/open");
    parts.state.selected.clear();
  }
  page.space(4);
  standing(page, parts, place);
  page.space(10);
  const std::string words = ui.t(TextKey::sure_measure_ranking);
  if (ui.button("sure/measure/ranking",
                {page.x - ui.px(16), page.y, ui.button_width(words), ui.target()}, words,
                ui::ButtonKind::quiet)) {
    parts.intents.go_to = "#/val/" + measure.id;
  }
  page.y += ui.target();
  return page.y + ui.px(16) - box.y;
}

}  // namespace malvag::views::robustness_parts
