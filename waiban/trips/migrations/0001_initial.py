import django.core.validators
import django.db.models.deletion
import waiban.kernel.dates
import waiban.kernel.ids
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('accounts', '0001_initial'),
        ('contacts', '0001_initial'),
        ('places', '0001_initial'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='AnnualPlan',
            fields=[
                ('id', models.BigIntegerField(default=waiban.kernel.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('version', models.PositiveIntegerField(default=0, editable=False)),
                ('unit', models.CharField(max_length=120, verbose_name='unit')),
                ('year', models.PositiveSmallIntegerField(validators=[django.core.validators.MinValueValidator(1949), django.core.validators.MaxValueValidator(2100)], verbose_name='year')),
                ('quota', models.PositiveIntegerField(blank=True, null=True, verbose_name='person-trips')),
                ('budget', models.DecimalField(blank=True, decimal_places=2, max_digits=14, null=True, validators=[django.core.validators.MinValueValidator(0)], verbose_name='budget for trips abroad (yuan)')),
                ('approved_on', waiban.kernel.dates.PartialDateField(blank=True, null=True, verbose_name='approved on')),
                ('document', models.CharField(blank=True, max_length=120, verbose_name='document')),
                ('division', models.ForeignKey(blank=True, db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.division', verbose_name='division')),
                ('person', models.ForeignKey(blank=True, db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='responsible')),
            ],
            options={
                'verbose_name': 'yearly plan of trips',
                'verbose_name_plural': 'yearly plans of trips',
            },
        ),
        migrations.CreateModel(
            name='PlannedTrip',
            fields=[
                ('id', models.BigIntegerField(default=waiban.kernel.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('position', models.PositiveSmallIntegerField(default=0, editable=False)),
                ('number', models.CharField(max_length=20, verbose_name='number in the plan')),
                ('name', models.CharField(max_length=160, verbose_name='group')),
                ('planned_for', waiban.kernel.dates.PartialDateField(blank=True, null=True, verbose_name='planned for')),
                ('people', models.PositiveIntegerField(blank=True, null=True, verbose_name='number of people')),
                ('country', models.ForeignKey(blank=True, db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.country', verbose_name='country or region')),
                ('plan', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='items', to='trips.annualplan')),
            ],
            options={
                'verbose_name': 'planned trip',
                'verbose_name_plural': 'planned trips',
                'ordering': ('position', 'id'),
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Trip',
            fields=[
                ('id', models.BigIntegerField(default=waiban.kernel.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('version', models.PositiveIntegerField(default=0, editable=False)),
                ('number', models.CharField(max_length=40, unique=True, verbose_name='number')),
                ('name', models.CharField(max_length=160, verbose_name='group')),
                ('unit', models.CharField(blank=True, max_length=120, verbose_name='sending unit')),
                ('category', models.CharField(choices=[('investment', 'investment promotion'), ('trade', 'trade talks'), ('fair', 'fairs and exhibitions'), ('cooperation', 'cooperation and exchange'), ('friendship', 'friendly visit'), ('training', 'training'), ('science', 'science and technology')], default='cooperation', max_length=12, verbose_name='kind')),
                ('status', models.CharField(choices=[('planned', 'planned'), ('approved', 'approved'), ('carried_out', 'carried out'), ('cancelled', 'cancelled')], default='planned', max_length=12, verbose_name='status')),
                ('purpose', models.CharField(blank=True, max_length=300, verbose_name='purpose')),
                ('necessity', models.CharField(blank=True, max_length=300, verbose_name='why it is needed')),
                ('expected', models.CharField(blank=True, max_length=300, verbose_name='expected results')),
                ('in_plan', models.BooleanField(default=True, verbose_name='in the yearly plan')),
                ('plan_item', models.CharField(blank=True, max_length=20, verbose_name='number in the plan')),
                ('outside_reason', models.CharField(blank=True, max_length=300, verbose_name='why outside the plan')),
                ('academic', models.BooleanField(default=False, verbose_name='academic task')),
                ('exception', models.CharField(blank=True, choices=[('meeting', 'international meeting'), ('negotiation', 'bilateral negotiation'), ('mission', 'diplomatic mission'), ('emergency', 'emergency overseas'), ('sport', 'sport'), ('arts', 'performing arts'), ('large', 'large investment promotion or exhibition'), ('training', 'training')], max_length=12, verbose_name='decided case by case as')),
                ('exception_reason', models.CharField(blank=True, max_length=300, verbose_name='reason of the exception')),
                ('route', models.CharField(blank=True, max_length=200, verbose_name='route')),
                ('departs', waiban.kernel.dates.PartialDateField(verbose_name='departs')),
                ('returns', waiban.kernel.dates.PartialDateField(blank=True, null=True, verbose_name='returns')),
                ('days', models.PositiveIntegerField(blank=True, editable=False, null=True, verbose_name='days')),
                ('people', models.PositiveIntegerField(default=0, editable=False, verbose_name='number of people')),
                ('leader', models.CharField(blank=True, editable=False, max_length=60, verbose_name='head of the group')),
                ('approval', models.CharField(blank=True, max_length=60, verbose_name='approval number')),
                ('approved_on', waiban.kernel.dates.PartialDateField(blank=True, null=True, verbose_name='approved on')),
                ('funding', models.CharField(blank=True, max_length=120, verbose_name='paid by')),
                ('prior', models.CharField(blank=True, max_length=300, verbose_name='costs to be approved before')),
                ('budget', models.DecimalField(decimal_places=2, default=0, editable=False, max_digits=14, verbose_name='budget (yuan)')),
                ('spent', models.DecimalField(decimal_places=2, default=0, editable=False, max_digits=14, verbose_name='settled (yuan)')),
                ('report', models.TextField(blank=True, verbose_name='report')),
                ('reported_on', waiban.kernel.dates.PartialDateField(blank=True, null=True, verbose_name='report handed in on')),
                ('division', models.ForeignKey(blank=True, db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.division', verbose_name='division')),
                ('person', models.ForeignKey(blank=True, db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='responsible')),
                ('plan', models.ForeignKey(blank=True, db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='trips.annualplan', verbose_name='yearly plan')),
            ],
            options={
                'verbose_name': 'trip',
                'verbose_name_plural': 'trips',
            },
        ),
        migrations.CreateModel(
            name='Stop',
            fields=[
                ('id', models.BigIntegerField(default=waiban.kernel.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('position', models.PositiveSmallIntegerField(default=0, editable=False)),
                ('arrives', waiban.kernel.dates.PartialDateField(blank=True, null=True, verbose_name='arrives')),
                ('leaves', waiban.kernel.dates.PartialDateField(blank=True, null=True, verbose_name='leaves')),
                ('airport_only', models.BooleanField(default=False, verbose_name='stays in the airport')),
                ('inviter', models.CharField(blank=True, max_length=120, verbose_name='signs the invitation')),
                ('letter_on', waiban.kernel.dates.PartialDateField(blank=True, null=True, verbose_name='date of the invitation')),
                ('provides', models.CharField(blank=True, choices=[('board', 'food and local costs'), ('transport', 'transport only')], max_length=10, verbose_name='the host provides')),
                ('city', models.ForeignKey(blank=True, db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.city', verbose_name='city')),
                ('country', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.country', verbose_name='country or region')),
                ('host', models.ForeignKey(blank=True, db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='contacts.organisation', verbose_name='inviting')),
                ('trip', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='stops', to='trips.trip')),
            ],
            options={
                'verbose_name': 'stop',
                'verbose_name_plural': 'stops',
                'ordering': ('position', 'id'),
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Notice',
            fields=[
                ('id', models.BigIntegerField(default=waiban.kernel.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('position', models.PositiveSmallIntegerField(default=0, editable=False)),
                ('unit', models.CharField(max_length=120, verbose_name='unit')),
                ('time', models.CharField(choices=[('before', 'before the trip'), ('after', 'after the trip')], default='before', max_length=6, verbose_name='which notice')),
                ('venue', models.CharField(blank=True, max_length=120, verbose_name='where it is published')),
                ('begins', waiban.kernel.dates.PartialDateField(verbose_name='published from')),
                ('ends', waiban.kernel.dates.PartialDateField(blank=True, null=True, verbose_name='published until')),
                ('result', models.CharField(blank=True, max_length=200, verbose_name='objections and answer')),
                ('trip', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='notices', to='trips.trip')),
            ],
            options={
                'verbose_name': 'public notice',
                'verbose_name_plural': 'public notices',
                'ordering': ('position', 'id'),
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Member',
            fields=[
                ('id', models.BigIntegerField(default=waiban.kernel.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('position', models.PositiveSmallIntegerField(default=0, editable=False)),
                ('name', models.CharField(max_length=60, verbose_name='name')),
                ('unit', models.CharField(blank=True, max_length=120, verbose_name='unit')),
                ('title', models.CharField(blank=True, max_length=80, verbose_name='title')),
                ('rank', models.CharField(blank=True, max_length=40, verbose_name='rank')),
                ('role', models.CharField(choices=[('leader', 'head of the group'), ('member', 'member'), ('interpreter', 'interpreter')], default='member', max_length=12, verbose_name='role in the group')),
                ('nature', models.CharField(blank=True, choices=[('servant', 'civil servant'), ('institution', 'staff of a public institution'), ('research', 'teaching or research staff'), ('company', 'staff of a state firm'), ('other', 'other')], max_length=12, verbose_name='belongs to')),
                ('last_abroad', models.CharField(blank=True, max_length=160, verbose_name='abroad in the last two years')),
                ('sex', models.CharField(blank=True, choices=[('female', 'female'), ('male', 'male')], max_length=6, verbose_name='sex')),
                ('born_on', waiban.kernel.dates.PartialDateField(blank=True, null=True, verbose_name='born on')),
                ('passport', models.CharField(blank=True, max_length=40, verbose_name='passport number')),
                ('passport_until', waiban.kernel.dates.PartialDateField(blank=True, null=True, verbose_name='passport valid until')),
                ('passport_back', waiban.kernel.dates.PartialDateField(blank=True, null=True, verbose_name='passport back on')),
                ('identity', models.CharField(blank=True, max_length=40, verbose_name='identity number')),
                ('phone', models.CharField(blank=True, max_length=40, verbose_name='phone')),
                ('trip', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='members', to='trips.trip')),
            ],
            options={
                'verbose_name': 'member',
                'verbose_name_plural': 'members',
                'ordering': ('position', 'id'),
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Cost',
            fields=[
                ('id', models.BigIntegerField(default=waiban.kernel.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('position', models.PositiveSmallIntegerField(default=0, editable=False)),
                ('kind', models.CharField(choices=[('travel', 'international travel'), ('between', 'travel between cities abroad'), ('lodging', 'lodging'), ('food', 'food'), ('local', 'local costs'), ('other', 'other')], default='travel', max_length=8, verbose_name='kind of cost')),
                ('reckoning', models.CharField(blank=True, max_length=160, verbose_name='how it is reckoned')),
                ('budgeted', models.DecimalField(blank=True, decimal_places=2, max_digits=12, null=True, validators=[django.core.validators.MinValueValidator(0)], verbose_name='budgeted (yuan)')),
                ('settled', models.DecimalField(blank=True, decimal_places=2, max_digits=12, null=True, validators=[django.core.validators.MinValueValidator(0)], verbose_name='settled (yuan)')),
                ('country', models.ForeignKey(blank=True, db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.country', verbose_name='country or region')),
                ('trip', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='costs', to='trips.trip')),
            ],
            options={
                'verbose_name': 'cost',
                'verbose_name_plural': 'costs',
                'ordering': ('position', 'id'),
                'abstract': False,
            },
        ),
        migrations.AddIndex(
            model_name='annualplan',
            index=models.Index(fields=['unit', 'id'], name='trips_annua_unit_619fb5_idx'),
        ),
        migrations.AddIndex(
            model_name='annualplan',
            index=models.Index(fields=['year', 'id'], name='trips_annua_year_e04e11_idx'),
        ),
        migrations.AddIndex(
            model_name='annualplan',
            index=models.Index(fields=['quota', 'id'], name='trips_annua_quota_3deffa_idx'),
        ),
        migrations.AddIndex(
            model_name='annualplan',
            index=models.Index(fields=['budget', 'id'], name='trips_annua_budget_b17ef7_idx'),
        ),
        migrations.AddIndex(
            model_name='annualplan',
            index=models.Index(fields=['division', 'id'], name='trips_annua_divisio_b6078f_idx'),
        ),
        migrations.AddIndex(
            model_name='annualplan',
            index=models.Index(fields=['person', 'id'], name='trips_annua_person__1ef813_idx'),
        ),
        migrations.AddIndex(
            model_name='annualplan',
            index=models.Index(fields=['approved_on', 'id', 'year', 'division', 'person'], name='trips_annua_approve_9c9da5_idx'),
        ),
        migrations.AddConstraint(
            model_name='annualplan',
            constraint=models.UniqueConstraint(fields=('unit', 'year'), name='one_plan_of_a_unit_in_a_year'),
        ),
        migrations.AddIndex(
            model_name='plannedtrip',
            index=models.Index(fields=['country', 'plan'], name='trips_plann_country_116907_idx'),
        ),
        migrations.AddIndex(
            model_name='plannedtrip',
            index=models.Index(fields=['planned_for', 'plan'], name='trips_plann_planned_688e0c_idx'),
        ),
        migrations.AddIndex(
            model_name='trip',
            index=models.Index(fields=['category', 'id'], name='trips_trip_categor_a8a88f_idx'),
        ),
        migrations.AddIndex(
            model_name='trip',
            index=models.Index(fields=['status', 'id'], name='trips_trip_status_52f3e5_idx'),
        ),
        migrations.AddIndex(
            model_name='trip',
            index=models.Index(fields=['returns', 'id'], name='trips_trip_returns_6a6ee0_idx'),
        ),
        migrations.AddIndex(
            model_name='trip',
            index=models.Index(fields=['days', 'id'], name='trips_trip_days_84f178_idx'),
        ),
        migrations.AddIndex(
            model_name='trip',
            index=models.Index(fields=['people', 'id'], name='trips_trip_people_f1a4ad_idx'),
        ),
        migrations.AddIndex(
            model_name='trip',
            index=models.Index(fields=['unit', 'id'], name='trips_trip_unit_66964b_idx'),
        ),
        migrations.AddIndex(
            model_name='trip',
            index=models.Index(fields=['plan', 'id'], name='trips_trip_plan_id_a61d59_idx'),
        ),
        migrations.AddIndex(
            model_name='trip',
            index=models.Index(fields=['division', 'id'], name='trips_trip_divisio_5554be_idx'),
        ),
        migrations.AddIndex(
            model_name='trip',
            index=models.Index(fields=['person', 'id'], name='trips_trip_person__534121_idx'),
        ),
        migrations.AddIndex(
            model_name='trip',
            index=models.Index(fields=['departs', 'id', 'category', 'status', 'returns', 'days', 'people', 'in_plan', 'plan', 'academic', 'exception', 'approved_on', 'budget', 'reported_on', 'division', 'person'], name='trips_trip_departs_77ab1e_idx'),
        ),
        migrations.AddConstraint(
            model_name='trip',
            constraint=models.CheckConstraint(condition=models.Q(('status__in', ('planned', 'cancelled')), ('approved_on__isnull', False), _connector='OR'), name='approved_trip_has_a_date', violation_error_message='No group leaves without approval. Enter its date.'),
        ),
        migrations.AddConstraint(
            model_name='trip',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('status', 'carried_out'), _negated=True), ('returns__isnull', False), _connector='OR'), name='trip_carried_out_has_come_back', violation_error_message='A group that was abroad has come back. Enter the day.'),
        ),
        migrations.AddIndex(
            model_name='stop',
            index=models.Index(fields=['country', 'trip'], name='trips_stop_country_b8ec63_idx'),
        ),
        migrations.AddIndex(
            model_name='stop',
            index=models.Index(fields=['city', 'trip'], name='trips_stop_city_id_86262e_idx'),
        ),
        migrations.AddIndex(
            model_name='stop',
            index=models.Index(fields=['host', 'trip'], name='trips_stop_host_id_42f699_idx'),
        ),
        migrations.AddIndex(
            model_name='notice',
            index=models.Index(fields=['time', 'trip'], name='trips_notic_time_647949_idx'),
        ),
        migrations.AddIndex(
            model_name='cost',
            index=models.Index(fields=['kind', 'trip'], name='trips_cost_kind_49859e_idx'),
        ),
        migrations.AddIndex(
            model_name='cost',
            index=models.Index(fields=['country', 'trip'], name='trips_cost_country_5adced_idx'),
        ),
    ]
