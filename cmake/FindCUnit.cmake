# CUnit, which only the tests need.
# Gives the target CUnit::CUnit; CUnit_FOUND, CUnit_INCLUDE_DIR and CUnit_LIBRARY say what was found.

find_path(CUnit_INCLUDE_DIR NAMES CUnit/Basic.h)
find_library(CUnit_LIBRARY NAMES cunit)
mark_as_advanced(CUnit_INCLUDE_DIR CUnit_LIBRARY)

include(FindPackageHandleStandardArgs)
find_package_handle_standard_args(CUnit
    REQUIRED_VARS CUnit_LIBRARY CUnit_INCLUDE_DIR
    REASON_FAILURE_MESSAGE "install libcunit1-dev (Debian) or its equivalent")

if(CUnit_FOUND AND NOT TARGET CUnit::CUnit)
    add_library(CUnit::CUnit UNKNOWN IMPORTED)
    set_target_properties(CUnit::CUnit PROPERTIES
        IMPORTED_LOCATION "${CUnit_LIBRARY}"
        INTERFACE_INCLUDE_DIRECTORIES "${CUnit_INCLUDE_DIR}")
endif()
