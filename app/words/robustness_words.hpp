// How sure an order is, in sentences. The names of other ways of counting stand only here: they are
// what an auditor looks up, in every language the same.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "../../core/priority/close_calls.hpp"
#include "../../core/priority/missing_scores.hpp"
#include "../../core/priority/second_opinions.hpp"
#include "../../core/priority/settled.hpp"
#include "../../core/priority/swings.hpp"
#include "../../core/priority/turning_points.hpp"
#include "../../core/priority/weight_ranges.hpp"
#include "../ui/text.hpp"

namespace malvag::words {

std::string out_of_100(double share);  // whole, and 0 or 100 only where it is none or all

// The one sentence. `result` null or empty: nothing is counted yet.
std::string robustness_answer(ui::Language language, const Plan& plan, const Principle& principle,
                              const priority::Belief& belief, const priority::Order& order,
                              const priority::Robustness* result);
// What is believed of the weights.
std::string belief_words(ui::Language language, const priority::Belief& belief);

// How many ways to weigh were drawn, and what that makes a share worth.
std::string counted_words(ui::Language language, std::int64_t samples);

std::string close_call_title(ui::Language language, const Plan& plan,
                             const priority::CloseCall& call);
std::string close_call_words(ui::Language language, const priority::CloseCall& call);

// Within which shares the same measures fit; then what happens below and above.
std::string range_words(ui::Language language, const priority::WeightRange& range);
std::vector<std::string> range_end_words(ui::Language language, const Plan& plan,
                                         const priority::WeightRange& range);
// Who stands first, and the whole order.
std::string other_range_words(ui::Language language, const priority::WeightRange& range);

std::string_view method_name(priority::OtherWay way);
std::string way_words(ui::Language language, priority::OtherWay way);
std::string agreement_words(ui::Language language, const priority::Opinion& opinion);
std::string agreement_numbers(ui::Language language, const priority::Opinion& opinion);
std::string disagreement_words(ui::Language language, const priority::Disagreement& one);

// "Ekonomi i balans väger 33 % i stället för 28 %." and the like, for the least change; or that
// none is enough.
std::string weight_turn_words(ui::Language language, const Plan& plan,
                              const std::vector<priority::WeightTurn>& turns);
std::string score_turn_words(ui::Language language, const Plan& plan,
                             const std::vector<priority::ScoreTurn>& turns);

// What is missing, and the places and points it could come to; then whether it would fit.
std::string missing_words(ui::Language language, const Plan& plan,
                          const priority::MissingScores& one);

// What is moved: the weight, and where it is uncertain the score; then what comes of it.
std::vector<std::string> swing_words(ui::Language language, const Plan& plan,
                                     const priority::Swing& swing);
std::string swing_title(ui::Language language, const Plan& plan, const Id& criterion,
                        const priority::SwingEnd& low, const priority::SwingEnd& high,
                        bool is_score);
std::string swing_result(ui::Language language, const priority::SwingEnd& low,
                         const priority::SwingEnd& high);

}  // namespace malvag::words
