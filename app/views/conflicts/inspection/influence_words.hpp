// What judgements of influence say, in sentences: for the screen, the projector and the page to
// take along.
#pragma once

#include <string>
#include <vector>

#include "../../../../core/conflict/influence_network.hpp"
#include "../../../ui/text.hpp"

namespace malvag::words {

std::string goal_words(const Plan& plan, const Id& goal);        // its title
std::string median_words(ui::Language language, double median);  // "+2", "−1,5"
std::string step_words(ui::Language language, int strength);     // "−2 motverkar"

// "Låg bruttokostnadsutveckling motverkar rätt kompetens på lång sikt: −2 (−2, −2, −2)"
std::string direction_sentence(ui::Language language, const Plan& plan,
                               const conflict::Influences& one);
// "Tre har bedömt det: −2, −1, +1. Mellan lägsta och högsta skiljer tre steg. …"
std::string assessors_sentence(ui::Language language, const conflict::Influences& one);

std::string leverage_sentence(ui::Language language, const Plan& plan,
                              const conflict::InfluenceNetwork& network);
std::string loops_sentence(ui::Language language, const conflict::Circles& loops);
std::string loop_sentence(ui::Language language, const Plan& plan, const conflict::Circle& loop);
std::string clusters_sentence(ui::Language language, const conflict::InfluenceNetwork& network);
std::string cluster_words(ui::Language language, const Plan& plan,
                          const conflict::Cluster& cluster);
std::string beside_sentence(ui::Language language, const conflict::InfluenceNetwork& network);
std::string beside_words(ui::Language language, const Plan& plan,
                         const conflict::BesideJudged& one);
std::string differ_sentence(ui::Language language, std::size_t count);

}  // namespace malvag::words
